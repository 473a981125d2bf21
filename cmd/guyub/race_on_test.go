//go:build race

package main

// raced: the race detector watches, and makes all work about ten times as dear.
const raced = true
