package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model/text"
	"guyub/tui/kit"
)

var _ kit.Asker = (*sheet)(nil)

// Question is the question in focus.
func (s *sheet) Question() (kit.Question, bool) {
	q, l := s.line(), s.env.Lang
	out := kit.Question{Label: q.label(l), Required: true, Onward: kit.Open, Help: q.label(l)}
	if q.help != nil {
		out.Help = q.help(l)
	}
	switch {
	case q.options != nil:
		out.Options, out.Chosen = q.options, []string{q.options[q.chosen].Value}
		out.Value = q.options[q.chosen].Label
	case q.input == nil:
		out.Options = []kit.Option{{Value: "1", Label: l.Form.Yes}, {Value: "", Label: l.Form.No}}
		out.Chosen, out.Value = []string{""}, l.Form.No
		if q.yes {
			out.Chosen, out.Value = []string{"1"}, l.Form.Yes
		}
	case q.input.Mask != 0:
		out.Secret = true
	default:
		out.Value = q.input.Value()
		out.Required = false // the gate says what may stay empty
	}
	return out, true
}

// Answer takes the answer to the question in focus; the gate judges it.
func (s *sheet) Answer(value string) (tea.Cmd, bool) {
	q := s.line()
	switch {
	case q.options != nil:
		for i, o := range q.options {
			if o.Value == value {
				q.chosen = i
			}
		}
	case q.input == nil:
		q.yes = value == "1"
	default:
		q.input.SetValue(value)
	}
	q.note = ""
	return kit.Send(sheetAnswered{}), true
}

// sheetAnswered lets a gate look at what was answered.
type sheetAnswered struct{}

// Step goes to the question after or before.
func (s *sheet) Step(by int) bool {
	to := s.at + by
	if to < 0 || to >= len(s.lines) {
		return false
	}
	s.at = to
	return true
}

// Seek goes to the first question that begins with words.
func (s *sheet) Seek(words string) bool {
	for i, q := range s.lines {
		if strings.HasPrefix(text.Fold(q.label(s.env.Lang)), text.Fold(words)) {
			s.at = i
			return true
		}
	}
	return false
}

// Filled tells the questions with their answers, of a password how long it is.
func (s *sheet) Filled() []string {
	var out []string
	at := s.at
	for i := range s.lines {
		s.at = i
		q, _ := s.Question()
		if q.Secret {
			q.Value = strings.Repeat("*", len([]rune(s.lines[i].input.Value())))
		}
		if q.Value == "" {
			q.Value = s.env.Lang.Plain.Nothing
		}
		out = append(out, q.Label+": "+q.Value)
	}
	s.at = at
	return out
}

// Remarks are the notes under the questions.
func (s *sheet) Remarks() []string {
	var out []string
	for _, q := range s.lines {
		if q.note != "" {
			out = append(out, q.label(s.env.Lang)+": "+q.note)
		}
	}
	return out
}
