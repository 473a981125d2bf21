package rebalance

import (
	"strings"

	"guyub/model"
	"guyub/model/balance"
)

// A simulation is kept as a draft of its author, one for each scenario: the
// clients with whom they would go to, by id.
const (
	draftForm  = "rebalance"
	draftMoves = "moves"
)

func writeDraft(pairs []balance.Pair) string {
	words := make([]string, len(pairs))
	for i, p := range pairs {
		words[i] = p.Client.String() + ">" + p.Counselor.String()
	}
	return strings.Join(words, " ")
}

// readDraft reads what writeDraft wrote; what it cannot read it leaves out.
func readDraft(text string) []balance.Pair {
	var out []balance.Pair
	for _, word := range strings.Fields(text) {
		client, counselor, ok := strings.Cut(word, ">")
		if !ok {
			continue
		}
		c, err := model.ParseID(client)
		if err != nil {
			continue
		}
		to, err := model.ParseID(counselor)
		if err != nil {
			continue
		}
		out = append(out, balance.Pair{Client: c, Counselor: to})
	}
	return out
}
