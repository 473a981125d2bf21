// Package tui is the desk of an office: the one tea.Model ([App]) that shows
// the frame around every screen, leads from room to room, turns keys into
// intents, and knows who is signed in: set-up, sign-in, lock, PIN, the turns that
// people take at one terminal, and sign-out are its own.
//
// It knows the store only as [Office] and [Session], the screens only as
// [kit.Screen], and the other desks of its process only as [Company]; who wires
// them together is a command. It must never know what a client or a counselor
// looks like. Where there is no screen to draw on, [App.Scene] and [App.Told] say
// what stands in front, for the package plain to tell in lines.
//
// The rules of the desk:
//
//   - Keys become intents before a screen sees them: dialog first, then screen,
//     then the desk. A letter never acts while a text field has the focus.
//   - A command's answer goes back to the screen that asked, wherever that
//     stands by then, and is dropped if it is gone.
//   - Whatever a screen does wrong, the desk stays: a fault closes the screen
//     with one sentence. A fault of the desk itself ends this desk and no other.
//   - The lock hides everything and takes nothing away.
//   - What belongs to one person is one stay. While others use the terminal it
//     waits, locked: it is not drawn, hears no key, and its answers reach nobody
//     but it. However a stay ends, its drafts are kept before its session is
//     signed out.
//   - The other desks know which forms stand open here, and nobody is kept out by
//     it. What the last action wrote can be taken back while nobody built on it.
package tui
