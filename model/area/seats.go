package area

// Seat is where a kecamatan is governed from, in millionths of a degree.
type Seat struct{ Latitude, Longitude int }

// ExampleSeats returns where every kecamatan lies, by its code, for the
// demonstration office: estimates to a hundredth of a degree, about a kilometre,
// after the open list of kecamatan laravolt/indonesia (Kedungbanteng moved down
// from the mountain to its town). A way that is computed
// from them is an estimate twice over; an office loads its own
// ("guyub import regions").
func ExampleSeats() map[string]Seat {
	const hundredth = 10_000
	out := make(map[string]Seat)
	for regency, all := range seats() {
		for i, s := range all {
			out[districtCode(regency, i)] = Seat{s[0] * hundredth, s[1] * hundredth}
		}
	}
	return out
}

// seats are latitude and longitude in hundredths of a degree, by kabupaten and
// in the order of its kecamatan.
func seats() map[string][][2]int {
	return map[string][][2]int{
		"33.02": {
			{-747, 10898}, {-751, 10905}, {-755, 10911}, {-752, 10916}, {-755, 10923}, {-759, 10931}, {-760, 10937}, {-760, 10941}, {-753, 10934},
			{-749, 10930}, {-753, 10927}, {-748, 10921}, {-748, 10911}, {-743, 10907}, {-739, 10900}, {-735, 10908}, {-737, 10915}, {-740, 10919},
			{-745, 10929}, {-741, 10929}, {-734, 10926}, {-731, 10923}, {-738, 10921}, {-745, 10924}, {-742, 10922}, {-742, 10925}, {-740, 10924},
		},
		"33.03": {
			{-746, 10937}, {-744, 10945}, {-740, 10949}, {-738, 10942}, {-740, 10937}, {-742, 10934}, {-733, 10930}, {-731, 10934}, {-728, 10937},
			{-724, 10931}, {-730, 10941}, {-727, 10946}, {-729, 10952}, {-731, 10931}, {-738, 10932}, {-737, 10949}, {-721, 10940}, {-728, 10943},
		},
		"33.04": {
			{-750, 10941}, {-748, 10945}, {-748, 10950}, {-747, 10957}, {-743, 10963}, {-741, 10971}, {-742, 10978}, {-736, 10973}, {-733, 10968},
			{-737, 10964}, {-742, 10955}, {-734, 10959}, {-728, 10971}, {-731, 10979}, {-724, 10981}, {-721, 10985}, {-724, 10975}, {-723, 10966},
			{-725, 10959}, {-746, 10968},
		},
		"33.05": {
			{-771, 10942}, {-768, 10947}, {-773, 10952}, {-773, 10959}, {-774, 10963}, {-775, 10968}, {-777, 10974}, {-779, 10979}, {-770, 10980},
			{-770, 10975}, {-763, 10971}, {-768, 10968}, {-763, 10964}, {-764, 10961}, {-767, 10956}, {-766, 10951}, {-760, 10945}, {-755, 10951},
			{-761, 10952}, {-761, 10957}, {-755, 10962}, {-750, 10973}, {-776, 10982}, {-763, 10979}, {-766, 10975}, {-757, 10970},
		},
	}
}
