package groups

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store/roster"
)

// participants are the clients who take part in groups, as the person who is
// signed in may see them.
type participants map[model.ID][]roster.Row

type counted struct{ by participants }

// count sorts the clients who take part by their group, in the background.
func count(s Store) tea.Cmd {
	view := s.Roster()
	return func() tea.Msg {
		result := view.Run(context.Background(), roster.Query{
			Sort: roster.ByName, Filter: roster.Filter{roster.FacetGroup: {"ya"}},
		})
		by := participants{}
		for i := range result.Len() {
			row := result.Row(i)
			if row.State.Open() {
				by[row.Group] = append(by[row.Group], row)
			}
		}
		return counted{by}
	}
}
