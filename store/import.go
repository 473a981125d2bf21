package store

import (
	"context"
	"errors"

	"guyub/model"
	"guyub/store/kv"
)

// ImportEntry is one client on its way in from a table.
type ImportEntry struct {
	Op     model.ID // the same again changes nothing: an import is resumed by repeating it
	Client model.Client
}

// importChunk is how many clients go in with one transaction and one audit
// entry: within the engine's limit of keys.
const importChunk = 50

// ImportClients saves clients from a table, each accepted or refused alone. The
// first result holds for every entry nil or why it was refused; the second is
// a failure of saving itself, after which nothing is certain but what was done
// before. What an entry's operation has done already is not done again.
func (s *Session) ImportClients(ctx context.Context, op Op, batch []ImportEntry) ([]error, error) {
	refused := make([]error, len(batch))
	if op.Intent == "" {
		op.Intent = IntentImport
	}
	if op.ID.IsZero() {
		op.ID = model.NewID()
	}
	for i := 0; i < len(batch); i += importChunk {
		some := batch[i:min(i+importChunk, len(batch))]
		// The chunk has an operation of its own; that of each entry decides.
		res, _, err := s.workPart(ctx, Op{Intent: op.Intent, Reason: op.Reason}, func(c *change) error {
			return importPart(c, some, refused[i:i+len(some)])
		})
		if err != nil {
			return refused, err
		}
		if len(res.Records) > 0 {
			s.did(nil) // a table of clients is not taken back as one
		}
	}
	return refused, nil
}

func importPart(c *change, part []ImportEntry, refused []error) error {
	for i, e := range part {
		refused[i] = nil
		if _, done := c.w.Get(tResult, e.Op[:]); done {
			continue
		}
		before := len(c.refs)
		err := importOne(c, e.Client)
		if errors.Is(err, ErrDamaged) || errors.Is(err, ErrLocked) {
			return err
		}
		refused[i] = err
		if err != nil {
			continue
		}
		sealed, err := c.seal(tResult, e.Op[:], nil, Result{Records: c.refs[before:]})
		if err != nil {
			return err
		}
		c.w.Put(tResult, e.Op[:], sealed)
	}
	if len(c.refs) == 0 {
		return errNothing
	}
	return nil
}

func importOne(c *change, client model.Client) error {
	if client.ID.IsZero() {
		client.ID = model.NewID()
	}
	if err := c.may(model.ImportData, model.ClientSubject(&client)); err != nil {
		return err
	}
	_, err := saveClient(c, client)
	if errors.Is(err, errNothing) {
		return nil
	}
	return err
}

// MayImport returns why a valid client from a table would be refused all the
// same: before is the zero client for a new one.
func (s *Session) MayImport(before, after *model.Client) error {
	if err := s.may(model.ImportData, model.ClientSubject(after)); err != nil {
		return err
	}
	actor := s.Actor()
	if before.Rev == 0 {
		return actor.May(model.ClientCreate, model.ClientSubject(after))
	}
	return mayTurn(actor, before, after)
}

// ImportTarget returns the client with a register number, for who may bring
// clients in; false when there is none that this person may see. It is not noted
// as a look at the record: the audit entry of the import names it.
func (s *Session) ImportTarget(ctx context.Context, register string) (c model.Client, ok bool, err error) {
	if err := s.mayOfASection(model.ImportData); err != nil {
		return c, false, err
	}
	id, ok, err := s.FindRegister(ctx, register)
	if err != nil || !ok {
		return c, false, err
	}
	err = s.view(ctx, func(v vault, r kv.Reader) error {
		c, err = get(v, r, clients, id)
		return err
	})
	return c, err == nil, err
}

// IntentImportRegions is the intent of a working area that comes in as a table.
const IntentImportRegions = "region.import"

// ImportRegions saves kabupaten and kecamatan from a table, each accepted or
// refused alone; the results are as those of ImportClients. Repeating an import
// changes nothing, for a region that is already so is not saved again.
func (s *Session) ImportRegions(ctx context.Context, op Op, batch []model.Region) ([]error, error) {
	if op.Intent == "" {
		op.Intent = IntentImportRegions
	}
	refused := make([]error, len(batch))
	for i := 0; i < len(batch); i += importChunk {
		some := batch[i:min(i+importChunk, len(batch))]
		res, _, err := s.workPart(ctx, Op{Intent: op.Intent, Reason: op.Reason}, func(c *change) error {
			if err := c.may(model.RegionEdit, model.Subject{Kind: model.KindRegion}); err != nil {
				return err
			}
			return importRegions(c, some, refused[i:i+len(some)])
		})
		if err != nil {
			return refused, err
		}
		if len(res.Records) > 0 {
			s.did(nil) // a table is not taken back as one
		}
	}
	return refused, nil
}

func importRegions(c *change, part []model.Region, refused []error) error {
	for i, r := range part {
		if r.ID.IsZero() {
			r.ID = model.NewID()
		}
		_, _, err := save(c, regions, r)
		if errors.Is(err, ErrDamaged) || errors.Is(err, ErrLocked) {
			return err
		}
		refused[i] = err
	}
	if len(c.refs) == 0 {
		return errNothing
	}
	return nil
}
