package balance_test

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"guyub/model/balance"
)

// readGAP reads the instances of a file by token, for lines may break anywhere:
// one, or as many as its first number says.
func readGAP(path string) ([]balance.Instance, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	words := bufio.NewScanner(f)
	words.Split(bufio.ScanWords)
	var numbers []int64
	for words.Scan() {
		n, err := strconv.ParseInt(words.Text(), 10, 64)
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, n)
	}
	if err := words.Err(); err != nil {
		return nil, err
	}
	if g, rest, err := takeGAP(numbers); err == nil && len(rest) == 0 {
		return []balance.Instance{g}, nil
	}
	if len(numbers) == 0 {
		return nil, errors.New("empty")
	}
	var out []balance.Instance
	for rest := numbers[1:]; int64(len(out)) < numbers[0]; {
		var g balance.Instance
		if g, rest, err = takeGAP(rest); err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	return out, nil
}

// takeGAP takes one instance from the numbers.
func takeGAP(numbers []int64) (balance.Instance, []int64, error) {
	if len(numbers) < 2 {
		return balance.Instance{}, nil, fmt.Errorf("%d numbers", len(numbers))
	}
	g := balance.Instance{Agents: int(numbers[0]), Jobs: int(numbers[1])}
	numbers = numbers[2:]
	if want := 2*g.Agents*g.Jobs + g.Agents; want <= 0 || len(numbers) < want {
		return balance.Instance{}, nil, fmt.Errorf("%d numbers, %d by the head", len(numbers), want)
	}
	row := func(n int) []int64 {
		out := numbers[:n]
		numbers = numbers[n:]
		return out
	}
	for range g.Agents {
		g.Cost = append(g.Cost, row(g.Jobs))
	}
	for range g.Agents {
		g.Use = append(g.Use, row(g.Jobs))
	}
	g.Capacity = row(g.Agents)
	return g, numbers, nil
}

// check returns what an assignment costs, or why it is none.
func check(g *balance.Instance, at []int32) (int64, error) {
	if len(at) != g.Jobs {
		return 0, fmt.Errorf("%d jobs of %d", len(at), g.Jobs)
	}
	sum, load := int64(0), make([]int64, g.Agents)
	for job, agent := range at {
		sum += g.Cost[agent][job]
		load[agent] += g.Use[agent][job]
	}
	for agent, l := range load {
		if l > g.Capacity[agent] {
			return 0, fmt.Errorf("agent %d has %d of %d", agent, l, g.Capacity[agent])
		}
	}
	return sum, nil
}

// bestKnown reads the best known value of each instance.
func bestKnown(path string) (map[string]int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, err
	}
	best := map[string]int64{}
	for _, row := range rows[1:] {
		n, err := strconv.ParseInt(row[len(row)-1], 10, 64)
		if err != nil {
			return nil, err
		}
		best[row[0]] = n
	}
	return best, nil
}

// TestORLibrary solves the instances of a folder with the search that stands
// behind proposals. The folder is named by GUYUB_GAP and is no part of the
// project.
func TestORLibrary(t *testing.T) {
	folder := os.Getenv("GUYUB_GAP")
	if folder == "" {
		t.Skip("GUYUB_GAP names no folder of instances")
	}
	best, err := bestKnown(filepath.Join(folder, "best-known.csv"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Printf("%-10s %10s %8s %7s %8s\n", "name", "best-known", "found", "gap%", "time")
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() || strings.Contains(name, ".") {
			continue
		}
		all, err := readGAP(filepath.Join(folder, name))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for k := range all {
			if len(all) > 1 {
				name = fmt.Sprintf("%s-%d", e.Name(), k)
			}
			known, ok := best[name]
			if !ok {
				t.Logf("%s: no best known value", name)
			}
			solve(t, name, &all[k], known)
		}
	}
}

// solve solves one instance, prints its line, and holds it to its limit; known
// is 0 when nobody knows.
func solve(t *testing.T, name string, g *balance.Instance, known int64) {
	start := time.Now()
	at, ok := g.Solve(context.Background(), 0)
	took := time.Since(start)
	found, err := check(g, at)
	if err != nil || !ok {
		t.Errorf("%s: %v", name, err)
		return
	}
	over := 0.0
	if known > 0 {
		over = 100 * float64(found-known) / float64(known)
	}
	fmt.Printf("%-10s %10d %8d %7.2f %8s\n", name, known, found, over, took.Round(time.Millisecond))
	if limit := gapLimit(name); over > limit {
		t.Errorf("%s: %.2f %% over the best known, limit %.2f %%", name, over, limit)
	}
}

// gapLimit is how far from the best known value an instance may end, in
// percent: gap1 to gap12 and type a are to be optimal, and types b and c close.
// Others, made to be hard, are only shown.
func gapLimit(name string) float64 {
	switch {
	case strings.HasPrefix(name, "gap"), strings.HasPrefix(name, "a"):
		return 0
	case strings.HasPrefix(name, "b"), strings.HasPrefix(name, "c"):
		return 0.5
	}
	return math.Inf(1)
}
