/// The official coefficients of a World Magnetic Model, as NOAA publishes them in text.

#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "transect/source_text.hpp"

namespace transect::tools {

/// Degree and order of every World Magnetic Model so far.
inline constexpr int wmm_degree = 12;

/// Schmidt semi-normalised Gauss coefficients of one degree and order.
struct GaussCoefficients {
    int degree = 0;
    int order = 0;
    double g_nt = 0.0;
    double h_nt = 0.0;
    double g_change_nt_per_year = 0.0;
    double h_change_nt_per_year = 0.0;
};

/// Reads a WMM.COF: a line with epoch, name and date, a line for each degree and order from 1, 0 to
/// 12, 12, and a line of nines. Throws InputError, with the line, for anything else: a missing,
/// repeated or additional row, a number that is not finite or larger than the Earth's field allows.
std::vector<GaussCoefficients> read_wmm_coefficients(SourceText cof);

/// Length of the identifier that ties the two files of GeographicLib's format together.
inline constexpr std::size_t wmm_id_length = 8;
using WmmId = std::array<char, wmm_id_length>;

/// The bytes of GeographicLib's coefficient file (`*.wmm.cof`, magnetic model format of
/// GeographicLib 2.1): the identifier, the field and its change a year, little endian.
std::string geographiclib_coefficients(
    const std::vector<GaussCoefficients>& coefficients, const WmmId& id);

}  // namespace transect::tools
