// Package balance is a stub comment.
package balance
