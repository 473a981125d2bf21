package mem

import (
	"testing"

	"guyub/store/kv"
	"guyub/store/kv/kvtest"
)

func TestConformance(t *testing.T) {
	kvtest.Run(t, func(testing.TB) kv.Engine { return New() })
}
