package exports

import (
	"strconv"
	"strings"

	"guyub/model/paper"
	"guyub/tui/lang"
)

// figure reads a number as the desk writes it, so that a spreadsheet gets a
// number: "1.300", "2,5", "47 %", with or without the "!" that warns. A text that
// the desk would not have written for the number that was read stays words, such
// as "4/8".
func figure(l *lang.Strings, text string) paper.Value {
	text = strings.TrimSpace(strings.Trim(strings.TrimSpace(text), "!"))
	bare, share := strings.CutSuffix(text, " %")
	n, err := strconv.Atoi(strings.NewReplacer(".", "", ",", "").Replace(bare))
	if err != nil {
		return paper.Value{}
	}
	number := paper.Number
	if share {
		number = paper.Percent
	}
	switch bare {
	case l.Number(n):
		return number(int64(n)*1000, 0)
	case l.Tenths(n):
		return number(int64(n)*100, 1)
	case l.Hundredths(n):
		return number(int64(n)*10, 2)
	}
	return paper.Value{}
}
