/// GRIB files made in a test, through GDAL's own writer.

#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "transect/instant.hpp"

namespace transect::test {

/// A regular grid, north to south and west to east.
struct GribFile {
    double west_deg = 0.0;
    double north_deg = 0.0;
    double step_deg = 1.0;
    int columns = 0;
    int rows = 0;
    Instant reference;

    struct Place {
        double latitude_deg = 0.0;
        double longitude_deg = 0.0;  ///< as the file counts
    };
    enum class Element { temperature_c, east_m_s, north_m_s };
    struct Band {
        Element element = Element::east_m_s;
        int level_hpa = 0;
        int hours = 0;  ///< after the reference
        std::function<double(Place)> value;
        bool has_missing = false;
    };
    std::vector<Band> bands;

    /// Values that stand for none.
    static constexpr double missing = 9999.0;
};

void write_grib(const std::filesystem::path& file, const GribFile& content);

}  // namespace transect::test
