// Package stigma holds the screen Stigma: how far people accept those who come
// back, what incidents there were, when the office spoke with people of a place
// and what that changed, and which kecamatan needs it next and why.
//
// It counts, and names no client anywhere. What a count consists of is opened
// only as the list of incidents, by whoever may read those.
package stigma

import (
	"context"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/store"
	"guyub/tui/screen/matters"
)

// Store is what these screens need of a session of the store.
type Store interface {
	matters.Store
	Facts(ctx context.Context, progress func(done, total int)) (*indicator.Facts, error)
	SaveOutreach(ctx context.Context, op store.Op, o model.Outreach) (model.Outreach, error)
}

// May reports whether a person sees the figures of stigma.
func May(a model.Actor) bool {
	return a.May(model.EffectRead, model.Subject{Kind: model.KindOutreach}) == nil
}

// MayEdit reports whether a person plans and records outreach.
func MayEdit(a model.Actor) bool {
	return a.May(model.OutreachEdit, model.Subject{Kind: model.KindOutreach}) == nil
}
