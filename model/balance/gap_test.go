package balance_test

import (
	"bufio"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"guyub/model/balance"
)

// readGAP reads an instance by token: lines may break anywhere.
func readGAP(path string) (balance.Instance, error) {
	f, err := os.Open(path)
	if err != nil {
		return balance.Instance{}, err
	}
	defer f.Close()
	words := bufio.NewScanner(f)
	words.Split(bufio.ScanWords)
	var numbers []int64
	for words.Scan() {
		n, err := strconv.ParseInt(words.Text(), 10, 64)
		if err != nil {
			return balance.Instance{}, err
		}
		numbers = append(numbers, n)
	}
	if err := words.Err(); err != nil {
		return balance.Instance{}, err
	}
	if len(numbers) < 2 {
		return balance.Instance{}, fmt.Errorf("%d numbers", len(numbers))
	}
	g := balance.Instance{Agents: int(numbers[0]), Jobs: int(numbers[1])}
	if want := 2 + 2*g.Agents*g.Jobs + g.Agents; len(numbers) != want {
		return balance.Instance{}, fmt.Errorf("%d numbers, %d by its head", len(numbers), want)
	}
	numbers = numbers[2:]
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
	return g, nil
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
	if err != nil {
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
		g, err := readGAP(filepath.Join(folder, name))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		start := time.Now()
		at, ok := g.Solve(context.Background(), 0)
		took := time.Since(start)
		found, err := check(&g, at)
		if err != nil || !ok {
			t.Errorf("%s: %v", name, err)
			continue
		}
		known, ok := best[name]
		over := 100 * float64(found-known) / float64(known)
		fmt.Printf("%-10s %10d %8d %7.2f %8s\n", name, known, found, over, took.Round(time.Millisecond))
		switch limit := gapLimit(name); {
		case !ok:
			t.Logf("%s: no best known value", name)
		case over > limit:
			t.Errorf("%s: %.2f %% over the best known, limit %.2f %%", name, over, limit)
		}
	}
}

// gapLimit is how far from the best known value an instance may end, in
// percent: gap1 to gap12 and type a are to be optimal.
func gapLimit(name string) float64 {
	switch {
	case strings.HasPrefix(name, "gap"), strings.HasPrefix(name, "a"):
		return 0
	case strings.HasPrefix(name, "b"), strings.HasPrefix(name, "c"):
		return 0.5
	}
	return 5
}
