/// What somebody saw, as a list of their own.

#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "transect/geo/geo_point.hpp"
#include "transect/instant.hpp"
#include "transect/source_text.hpp"

namespace transect::flightlog {

/// One row of the list. Texts are as written; empty ones were not given.
struct Sighting {
    std::size_t line = 0;  ///< of the file, where the row begins
    Instant time;
    std::optional<GeoPoint> position;  ///< of what was seen, if told
    std::string category;
    std::string note;
    std::string media;  ///< a reference to pictures or video, never opened
};

/// CSV in UTF-8 with a column `time` or `utc`, and, if wanted, latitude, longitude (decimal
/// degrees), category, note and media, in any order; columns named "x-…" are passed over. Cells are
/// parted by commas, semicolons or tabs, whichever the header has most of, and quoted as RFC 4180
/// says: quoted cells may hold line ends. Times are as "2026-11-23T08:15:00Z", with a blank for the
/// T if wanted; without a zone only where the column is called `utc`. Numbers may have a decimal
/// comma.
///
/// Throws InputError with line and column for whatever cannot be understood, for a file above
/// 16 MiB and for more than 100,000 rows.
std::vector<Sighting> read_sightings(const std::filesystem::path& file);

/// The same from memory.
std::vector<Sighting> parse_sightings(SourceText source);

}  // namespace transect::flightlog
