// Package kit is what the screens of the desk are made of: the canvas they
// draw on, the theme they take their styles from, the keys and intents they
// speak of, dialogs, and small widgets. The window table is in kit/table, forms
// in kit/form.
//
// It knows nothing of a Bapas, of the store, or of which screens there are.
package kit
