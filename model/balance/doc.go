// Package balance shares the clients of an office among its counselors (PK): it
// proves how good it could get, proposes the few moves that help most, and says
// to whom a new client should go.
//
// A [Problem] is counselors with time, clients with work, and who may go to
// whom. From it come
//
//   - a [Bound]: a workload below which the fullest counselor cannot be brought,
//     and the clients and counselors who are the reason;
//   - a [Proposal]: moves within a budget, each with why, from, to and what it
//     does to both; a person accepts and refuses rows, and asks again with those
//     [Decisions];
//   - [Suggestion]s for a newcomer;
//   - a [Diagnosis]: shortage, geography or imbalance.
//
// The rules are 16 to 22 of the reference on caseloads. All of it is pure and
// deterministic: the same question has the same answer on every machine, and
// effort is counted in steps, never in time. The package knows no store, no
// screen, no clock, and nobody's name; what a client weighs comes from
// [guyub/model/workload] and the norms of the office. It decides nothing: that
// a person does, and rules bind the person too.
package balance
