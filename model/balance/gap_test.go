package balance

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
)

// gap is an instance of the generalised assignment problem as the literature
// has it: the cheapest assignment within hard capacities.
type gap struct {
	agents, jobs int
	cost, use    [][]int64 // by agent and job
	capacity     []int64
}

// readGAP reads an instance by token: lines may break anywhere.
func readGAP(path string) (gap, error) {
	f, err := os.Open(path)
	if err != nil {
		return gap{}, err
	}
	defer f.Close()
	words := bufio.NewScanner(f)
	words.Split(bufio.ScanWords)
	var numbers []int64
	for words.Scan() {
		n, err := strconv.ParseInt(words.Text(), 10, 64)
		if err != nil {
			return gap{}, err
		}
		numbers = append(numbers, n)
	}
	if err := words.Err(); err != nil {
		return gap{}, err
	}
	if len(numbers) < 2 {
		return gap{}, fmt.Errorf("%d numbers", len(numbers))
	}
	g := gap{agents: int(numbers[0]), jobs: int(numbers[1])}
	if want := 2 + 2*g.agents*g.jobs + g.agents; len(numbers) != want {
		return gap{}, fmt.Errorf("%d numbers, %d by its head", len(numbers), want)
	}
	numbers = numbers[2:]
	row := func(n int) []int64 {
		out := numbers[:n]
		numbers = numbers[n:]
		return out
	}
	for range g.agents {
		g.cost = append(g.cost, row(g.jobs))
	}
	for range g.agents {
		g.use = append(g.use, row(g.jobs))
	}
	g.capacity = row(g.agents)
	return g, nil
}

// check returns what an assignment costs, or why it is none.
func (g gap) check(at []int32) (int64, error) {
	if len(at) != g.jobs {
		return 0, fmt.Errorf("%d jobs of %d", len(at), g.jobs)
	}
	sum, load := int64(0), make([]int64, g.agents)
	for job, agent := range at {
		sum += g.cost[agent][job]
		load[agent] += g.use[agent][job]
	}
	for agent, l := range load {
		if l > g.capacity[agent] {
			return 0, fmt.Errorf("agent %d has %d of %d", agent, l, g.capacity[agent])
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
		at := solveGAP(context.Background(), g)
		took := time.Since(start)
		found, err := g.check(at)
		if err != nil {
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
