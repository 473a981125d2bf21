// Package plain is the desk without a screen, for readers that speak and
// terminals that only print: it runs the same [tui.App] with its gate, rooms,
// permissions and drafts, but tells in lines what is in front, and asks.
//
// No screen is written twice. What is in front draws itself as ever, on a canvas
// that keeps words (see [kit.NewTelling]); lists, forms and questions hand
// themselves over as what they are. A list is told as a page of numbered rows, a
// form is asked field by field, and after that only what changed is told, a line
// for each change. Nothing is ever drawn over: the output is text and newlines.
//
// Typed is a number (a row, an option), or a command: the letter that it has on
// the full desk, or its words. So whoever learns one desk knows the other.
package plain
