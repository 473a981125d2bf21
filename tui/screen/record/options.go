package record

import (
	"context"
	"sort"
	"strings"

	"guyub/model"
	"guyub/model/text"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
)

// Choices turns the values of an enumeration into options in the words of the
// person's language.
func Choices[E interface{ Code() string }](all []E, word func(E) string) []form.Option {
	out := make([]form.Option, len(all))
	for i, e := range all {
		out[i] = form.Option{Value: e.Code(), Label: word(e)}
	}
	return out
}

// Plain turns a list that the office keeps into options.
func Plain(words []string) []form.Option {
	out := make([]form.Option, len(words))
	for i, w := range words {
		out[i] = form.Option{Value: w, Label: w}
	}
	return out
}

// foundMost is how many options a search shows.
const foundMost = 50

// LookupIn finds options by what is typed; "=value" asks for one by its value,
// which the form does to show what is chosen.
func LookupIn(all []form.Option) func(typed string) []form.Option {
	return func(typed string) []form.Option {
		if value, exact := strings.CutPrefix(typed, "="); exact {
			for _, o := range all {
				if o.Value == value {
					return []form.Option{o}
				}
			}
			return nil
		}
		words := strings.Fields(text.Fold(typed))
		var out []form.Option
		for _, o := range all {
			if matches(text.Fold(o.Label), words) {
				out = append(out, o)
			}
			if len(out) == foundMost {
				break
			}
		}
		return out
	}
}

// Districts are the kecamatan of the working area by code.
func Districts(books *store.Books) []form.Option {
	var out []form.Option
	for _, r := range books.Districts() {
		out = append(out, form.Option{Value: r.Code, Label: books.DistrictName(r.Code)})
	}
	return out
}

// Counselors are those in service on a day, by id; with keep, also the one who
// has left but stands in the record.
func Counselors(books *store.Books, today model.Date, keep model.ID) []form.Option {
	var out []form.Option
	for i := range books.Counselors {
		c := &books.Counselors[i]
		if c.Until == 0 || c.Until >= today || c.ID == keep {
			out = append(out, form.Option{Value: c.ID.String(), Label: c.Name})
		}
	}
	return out
}

// Checks is what validation needs to know, for the checks that a form makes
// before it asks the store.
func Checks(env *kit.Env, books *store.Books) model.Checks {
	today := model.DateOf(env.Time())
	return model.Checks{
		Today: today, Norms: books.NormsOn(today),
		District:  func(code string) bool { r, ok := books.Region(code); return ok && r.Parent != "" },
		Counselor: func(id model.ID) bool { _, ok := books.Counselor(id); return ok },
	}
}

// Codes reads the codes of a multiple choice back into values.
func Codes[E interface{ Code() string }](all []E, codes []string) []E {
	var out []E
	for _, e := range all {
		for _, c := range codes {
			if e.Code() == c {
				out = append(out, e)
			}
		}
	}
	return out
}

// CodesOf lists the codes of values.
func CodesOf[E interface{ Code() string }](values []E) []string {
	var out []string
	for _, e := range values {
		out = append(out, e.Code())
	}
	return out
}

// ClientLookup offers clients by part of their name, alias, register number or
// NIK, as a query finds them, those whose name begins with what is typed in
// front: found labels one in the list, and chosen one that stands in the field.
func ClientLookup(view func() *roster.View, query roster.Query, found, chosen func(*roster.Row) string) func(typed string) []form.Option {
	return func(typed string) []form.Option {
		if exact, ok := strings.CutPrefix(typed, "="); ok {
			id, _ := model.ParseID(exact)
			if row, ok := view().Find(id); ok {
				return []form.Option{{Value: exact, Label: chosen(&row)}}
			}
			return nil
		}
		if strings.TrimSpace(typed) == "" {
			return nil
		}
		query.Text = typed
		rows := view().Run(context.Background(), query)
		var out []form.Option
		for _, i := range beginningFirst(rows, strings.TrimSpace(text.Fold(typed)), foundMost) {
			row := rows.Row(i)
			out = append(out, form.Option{Value: row.ID.String(), Label: found(&row)})
		}
		return out
	}
}

// beginningFirst returns the places of the first rows of an answer in the order
// of names, those whose name begins with a text before all others. Whoever types
// "suka" and Enter means Sukardi, not a son of his.
func beginningFirst(rows *roster.Result, begin string, most int) []int {
	name := func(i int) string { return text.Fold(rows.Row(i).Name) }
	from := sort.Search(rows.Len(), func(i int) bool { return name(i) >= begin })
	var out []int
	to := from
	for ; to < rows.Len() && len(out) < most && strings.HasPrefix(name(to), begin); to++ {
		out = append(out, to)
	}
	for i := 0; i < rows.Len() && len(out) < most; i++ {
		if i < from || i >= to {
			out = append(out, i)
		}
	}
	return out
}

// NameOf names a client as [ClientName] does; it is empty for one whom the
// person may not see.
func NameOf(view *roster.View, client model.ID) string {
	row, ok := view.Find(client)
	if !ok {
		return ""
	}
	return ClientName(&row)
}

// ClientName names a client where others look on: a child by initials.
func ClientName(row *roster.Row) string {
	if row.Section == model.Children {
		return model.Initials(row.Name)
	}
	return row.Name
}
