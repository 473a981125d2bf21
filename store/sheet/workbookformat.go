package sheet

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"

	"guyub/model"
)

// format is what the number of a cell means, by the format that it is shown in.
type format struct {
	day     bool // a day, perhaps with a time
	clock   bool // a time of day alone
	elapsed bool // hours that may be more than a day
	zeros   int  // digits that are shown at least
}

// maxFormats is how many formats a workbook may have; spreadsheets keep 65,490.
const maxFormats = 70_000

// readStyles reads what the styles of cells mean for their numbers.
func (w *workbook) readStyles() error {
	own := make(map[string]format)
	inCells := false
	return w.each("xl/styles.xml", maxPart, func(_ *parts, t xml.StartElement) error {
		switch t.Name.Local {
		case "numFmt":
			own[attr(t, "numFmtId")] = formatOf(attr(t, "formatCode"))
		case "cellXfs":
			inCells = true
		case "cellStyles", "dxfs":
			inCells = false
		case "xf":
			if !inCells {
				return nil
			}
			if len(w.styles) == maxFormats || len(own) > maxFormats {
				return ErrUnpacked
			}
			id := attr(t, "numFmtId")
			f, ok := own[id]
			if !ok {
				f = builtIn(id)
			}
			w.styles = append(w.styles, f)
		}
		return nil
	})
}

// builtIn is a format that every spreadsheet has under a number of its own
// (ECMA-376 part 1, 18.8.30), those of East Asian days too.
func builtIn(id string) format {
	n, err := strconv.Atoi(id)
	switch {
	case err != nil:
		return format{}
	case n >= 14 && n <= 17, n == 22, n >= 27 && n <= 31, n >= 34 && n <= 36, n >= 50 && n <= 58:
		return format{day: true}
	case n >= 18 && n <= 21, n == 32, n == 33, n == 45, n == 47:
		return format{clock: true}
	case n == 46:
		return format{clock: true, elapsed: true}
	}
	return format{}
}

// formatOf reads the code of a format, such as dd\-mm\-yyyy;@ or [$-421]dd mmmm
// yyyy or 0000. Only what shows a positive number counts.
func formatOf(code string) format {
	var f format
	var letters strings.Builder // what is left of the code without its texts
	for i := 0; i < len(code) && code[i] != ';'; i++ {
		switch c := code[i]; c {
		case '"':
			if end := strings.IndexByte(code[i+1:], '"'); end >= 0 {
				i += end + 1
			}
		case '\\', '_', '*':
			i++ // the sign after it is shown, skipped or repeated
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				continue
			}
			if inner := strings.ToLower(code[i+1 : i+end]); inner != "" && strings.Trim(inner, "h") == "" {
				f.elapsed = true
				letters.WriteString(inner)
			}
			i += end
		default:
			letters.WriteByte(c)
		}
	}
	s := strings.ToLower(letters.String())
	if strings.Contains(s, "general") || strings.Contains(s, "standard") {
		return format{}
	}
	s = strings.NewReplacer("am/pm", "h", "a/p", "h").Replace(s)
	f.clock = strings.ContainsAny(s, "hs")
	f.day = strings.ContainsAny(s, "yd") || strings.Contains(s, "m") && !f.clock
	f.clock = f.clock && !f.day
	if !f.day && !f.clock && s != "" && strings.Trim(s, "0") == "" {
		f.zeros = len(s)
	}
	return f
}

// number is the text of a number in a cell, and what is to be known of it.
func (w *workbook) number(raw string, style int) (string, mark) {
	n, err := strconv.ParseFloat(strings.TrimSpace(raw), 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		return raw, markLost
	}
	var f format
	if style >= 0 && style < len(w.styles) {
		f = w.styles[style]
	}
	switch {
	case f.day:
		return w.day(n)
	case f.clock && n >= 0 && n < 10_000:
		return clockOf(n, f.elapsed), 0
	}
	// From 15 digits on a spreadsheet keeps noughts in the place of digits.
	if math.Abs(n) >= 1e15 {
		return raw, markLost
	}
	if n == math.Trunc(n) {
		s := strconv.FormatFloat(math.Abs(n), 'f', 0, 64)
		s = strings.Repeat("0", max(0, f.zeros-len(s))) + s
		if n < 0 {
			s = "-" + s
		}
		return s, 0
	}
	// Fifteen digits, as spreadsheets show it: 0.1+0.2 is 0.3.
	n, err = strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64)
	if err != nil {
		return raw, markLost
	}
	return strings.Replace(strconv.FormatFloat(n, 'f', -1, 64), ".", ",", 1), 0
}

// Days of a workbook: what they count from, and where the two ways of counting
// differ. Spreadsheets that count from 1900 hold that year to be a leap year,
// and not all of them do, so that its first two months are not read.
const (
	march1900 = 61
	between04 = 1462 // days that 1904 begins later than 1900
	year10000 = 2_958_466
)

func (w *workbook) day(n float64) (string, mark) {
	if n >= 0 && n < 1 && !w.from04 {
		return clockOf(n, false), 0
	}
	if w.from04 {
		n += between04
	}
	switch {
	case n < march1900:
		return strconv.FormatFloat(n, 'f', -1, 64), markEarly
	case n >= year10000:
		return strconv.FormatFloat(n, 'f', -1, 64), 0 // no day
	}
	return model.On(1899, 12, 30).AddDays(int(n)).String(), markDay
}

func clockOf(n float64, elapsed bool) string {
	minutes := int(math.Round(n * 24 * 60))
	if !elapsed {
		minutes %= 24 * 60
	}
	return twoDigits(minutes/60) + ":" + twoDigits(minutes%60)
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
