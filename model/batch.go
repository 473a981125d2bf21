package model

// Batch is a table that came into the office (impor): what it was, how its
// columns were read, and what became of its rows. It can be seen as long as the
// office is kept and, while nobody has built on what it brought, taken back as
// one (rule R15).
type Batch struct {
	Meta
	Of   string `cbor:"10,keyasint"`           // what its rows are: "clients", as package sheet names it
	File string `cbor:"11,keyasint"`           // its name, without a folder
	Sum  []byte `cbor:"12,keyasint,omitempty"` // SHA-256 of the file: the same one is recognised
	// Sheet is the sheet of a workbook that was read; empty for CSV.
	Sheet string `cbor:"13,keyasint,omitempty"`
	// Headings are those of the table, in its order, and Mapping the heading
	// that was chosen for a field. The next table with the same headings is read
	// in the same way.
	Headings []string          `cbor:"14,keyasint,omitempty"`
	Mapping  map[string]string `cbor:"15,keyasint,omitempty"`
	State    BatchState        `cbor:"16,keyasint"`
	// Rows are those dealt with so far, each of them new, updated, unchanged or
	// rejected.
	Rows      int    `cbor:"17,keyasint,omitempty"`
	New       int    `cbor:"18,keyasint,omitempty"`
	Updated   int    `cbor:"19,keyasint,omitempty"`
	Unchanged int    `cbor:"20,keyasint,omitempty"`
	Rejected  int    `cbor:"21,keyasint,omitempty"`
	By        ID     `cbor:"22,keyasint"` // user
	On        Date   `cbor:"23,keyasint"`
	TakenBy   ID     `cbor:"24,keyasint,omitzero"` // who took it back
	TakenOn   Date   `cbor:"25,keyasint,omitempty"`
	TakenWhy  string `cbor:"26,keyasint,omitempty"`
	// No numbers the batches of the office from 1, as people name them.
	No int `cbor:"27,keyasint,omitempty"`
}

// BatchState is where the import of a table stands.
type BatchState uint8

// The states of a batch.
const (
	BatchUnknown BatchState = iota
	BatchRunning            // berjalan: it may be gone on with
	BatchDone               // selesai
	BatchStopped            // dihentikan: it may be gone on with
	BatchUndone             // ditarik kembali
	BatchUndoing            // sedang ditarik kembali: what is left of it can only go on being taken back
)

// Resumable reports whether the import may be gone on with.
func (b *Batch) Resumable() bool { return b.State == BatchRunning || b.State == BatchStopped }

// Brings reports whether the batch may still have brought anything that can be
// taken back.
func (b *Batch) Brings() bool { return b.State != BatchUndone && b.New+b.Updated > 0 }

// Validate checks a batch.
func (b *Batch) Validate(k Checks) Problems {
	var p Problems
	p.word("of", b.Of, 20, true)
	p.word("file", b.File, 255, true)
	p.word("sheet", b.Sheet, 64, false)
	if b.State == BatchUnknown {
		p.wrong("state", Missing)
	}
	if b.Rows != b.New+b.Updated+b.Unchanged+b.Rejected {
		p.wrong("rows", OutOfRange)
	}
	p.past("on", b.On, k.Today)
	p.word("takenwhy", b.TakenWhy, 200, b.State == BatchUndone || b.State == BatchUndoing)
	return p
}
