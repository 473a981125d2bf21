package table

import (
	tea "charm.land/bubbletea/v2"

	"guyub/tui/kit"
)

// sortPicked and columnsPicked are the answers of the table's dialogs. They
// name their table, because a screen may have several.
type sortPicked struct {
	table *Table
	key   string
}

type columnsPicked struct {
	table *Table
	keys  []string
}

// askSort opens the choice of what to sort by. Choosing the present column
// turns the direction.
func (t *Table) askSort() tea.Cmd {
	var options []kit.Option
	for i := range t.layout.all {
		if col := &t.layout.all[i]; col.Sortable {
			o := kit.Option{Value: col.Key, Label: col.Title}
			if col.Key == t.sortKey {
				o.Note = t.env.Lang.Common.Ascending
				if t.desc {
					o.Note = t.env.Lang.Common.Descending
				}
			}
			options = append(options, o)
		}
	}
	if len(options) == 0 {
		return nil
	}
	d := kit.Choose(t.env, t.env.Lang.Common.SortBy, options, t.sortKey, func(key string) tea.Msg {
		return sortPicked{t, key}
	})
	return kit.Send(kit.OpenDialog{Dialog: d})
}

// askColumns opens the choice of columns and their order: those shown first,
// as they stand, then the others.
func (t *Table) askColumns() tea.Cmd {
	shown := t.layout.keys()
	var options []kit.Option
	add := func(i int) {
		col := &t.layout.all[i]
		options = append(options, kit.Option{Value: col.Key, Label: col.Title})
	}
	for _, i := range t.layout.chosen {
		add(i)
	}
	for i := range t.layout.all {
		if !t.layout.chooses(i) {
			add(i)
		}
	}
	d := kit.Pick(t.env, t.env.Lang.Common.ChooseColumns, options, shown, func(keys []string) tea.Msg {
		return columnsPicked{t, keys}
	})
	return kit.Send(kit.OpenDialog{Dialog: d.Ordered()})
}
