#include "formats/wind_file.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gdal_frmts.h>

#include <fmt/format.h>

#include "transect/aircraft/atmosphere.hpp"
#include "transect/error.hpp"
#include "transect/formats/files.hpp"

#include "formats/gdal_session.hpp"
#include "formats/raster_window.hpp"

namespace transect::formats {
namespace {

namespace fs = std::filesystem;
using aircraft::WindGrid;

constexpr int most_bands = 20'000;
constexpr std::size_t most_values = 2'000'000;
constexpr std::uintmax_t most_bytes = std::uintmax_t{2} << 30U;

void require_grib(const fs::path& file)
{
    require_regular_file(file);
    if (fs::file_size(file) > most_bytes) {
        refuse(file, "is larger than 2 GiB; cut the region and the levels out of it first");
    }
    std::array<char, 100> start{};
    std::ifstream stream{file, std::ios::binary};
    stream.read(start.data(), start.size());
    const std::string_view text{start.data(), static_cast<std::size_t>(stream.gcount())};
    if (text.find("GRIB") == std::string_view::npos) {
        refuse(file, "is not a GRIB file");
    }
}

GdalDataset open(const GdalSession& session)
{
    static std::once_flag once;
    std::call_once(once, [] { GDALRegister_GRIB(); });
    const std::array<const char*, 2> drivers{"GRIB", nullptr};
    // Without this, GDAL believes an index file beside the data.
    const std::array<const char*, 2> options{"USE_IDX=NO", nullptr};
    GdalDataset dataset{GDALOpenEx(
        gdal_name(session.file()).c_str(),
        GDAL_OF_RASTER | GDAL_OF_READONLY,
        drivers.data(),
        options.data(),
        nullptr)};
    if (!dataset) {
        refuse(session.file(), "cannot be read: " + session.reason());
    }
    return dataset;
}

std::string_view item(GDALMajorObjectH band, const char* name)
{
    const char* const text = GDALGetMetadataItem(band, name, nullptr);
    return text == nullptr ? std::string_view{} : std::string_view{text};
}

/// The number that a text begins with, and what follows it.
std::optional<std::pair<std::int64_t, std::string_view>> leading_number(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    if (error != std::errc{}) {
        return std::nullopt;
    }
    return std::pair{number, text.substr(static_cast<std::size_t>(end - text.begin()))};
}

std::optional<Pressure> isobaric_level(GDALRasterBandH band)
{
    if (!item(band, "GRIB_SHORT_NAME").ends_with("-ISBL")) {
        return std::nullopt;
    }
    const auto value = leading_number(GDALGetDescription(band));
    if (!value) {
        return std::nullopt;
    }
    const auto& [number, unit] = *value;
    const bool is_hundreds = unit.starts_with("[hPa]") || unit.starts_with("[mb]");
    if (!is_hundreds && !unit.starts_with("[Pa]")) {
        return std::nullopt;
    }
    return static_cast<double>(number) * (is_hundreds ? hectopascal : pascal);
}

std::optional<Instant> valid_time(GDALRasterBandH band)
{
    constexpr std::int64_t year_3000 = 32'503'680'000;
    const auto value = leading_number(item(band, "GRIB_VALID_TIME"));
    return value && value->first >= 0 && value->first < year_3000
               ? std::optional<Instant>{std::chrono::sys_seconds{
                     std::chrono::seconds{value->first}}}
               : std::nullopt;
}

/// Bands of one time and level; zero where there is none.
struct Bands {
    int east = 0;
    int north = 0;
    int temperature = 0;
};

class WindReader {
public:
    WindReader(const GdalSession& session, GDALDatasetH dataset, const WindCrop& crop)
        : session_{&session},
          dataset_{dataset},
          width_{GDALGetRasterXSize(dataset)},
          window_{raster_window(session.file(), dataset, crop)}
    {
        grid_.latitude = window_.latitude;
        grid_.longitude = window_.longitude;
        grid_.source = session.file().filename().string();
        find_bands();
        choose_times(crop);
        require_room();
    }

    WindGrid read()
    {
        for (const auto time : grid_.times) {
            for (const auto level : grid_.levels) {
                const auto found = bands_.find({time, level});
                const auto bands = found == bands_.end() ? Bands{} : found->second;
                append(grid_.east_cm_s, {bands.east});
                append(grid_.north_cm_s, {bands.north});
                if (has_temperature_) {
                    append(grid_.temperature_ck, {bands.temperature, zero_of(bands.temperature)});
                }
            }
        }
        return std::move(grid_);
    }

private:
    void find_bands()
    {
        const int count = GDALGetRasterCount(dataset_);
        if (count > most_bands) {
            refuse(
                session_->file(), fmt::format("has {} bands; {} are the most", count, most_bands));
        }
        for (int number = 1; number <= count; ++number) {
            add_band(number);
        }
        std::erase_if(bands_, [](const auto& entry) {
            return entry.second.east == 0 || entry.second.north == 0;
        });
        if (bands_.empty()) {
            refuse(session_->file(), "has no UGRD and VGRD on isobaric levels");
        }
    }

    static int Bands::*member_for(std::string_view element)
    {
        if (element == "UGRD") {
            return &Bands::east;
        }
        if (element == "VGRD") {
            return &Bands::north;
        }
        return element == "TMP" ? &Bands::temperature : nullptr;
    }

    void add_band(int number)
    {
        auto* const band = GDALGetRasterBand(dataset_, number);
        const auto element = item(band, "GRIB_ELEMENT");
        int Bands::*const member = member_for(element);
        const auto level = isobaric_level(band);
        const auto time = valid_time(band);
        if (member == nullptr || !level || !time || !is_used(*level)) {
            return;
        }
        auto& bands = bands_[{*time, *level}];
        if (bands.*member != 0) {
            refuse(
                session_->file(),
                fmt::format(
                    "has {} twice at {:.0f} hPa for {}; one forecast is needed, not several",
                    element,
                    *level / hectopascal,
                    to_iso8601(*time)));
        }
        bands.*member = number;
    }

    static bool is_used(Pressure level)
    {
        if (!(level > Pressure{})) {
            return false;
        }
        const auto altitude = aircraft::pressure_altitude(level);
        return altitude >= aircraft::lowest_wind_level && altitude <= aircraft::highest_wind_level;
    }

    /// The times that the crop needs, and all levels upwards.
    void choose_times(const WindCrop& crop)
    {
        std::map<Instant, int> times;
        for (const auto& [key, bands] : bands_) {
            times.emplace(key.first, 0);
        }
        auto first = times.upper_bound(crop.first);
        first = first == times.begin() ? first : std::prev(first);
        auto end = times.lower_bound(crop.last);
        end = end == times.end() ? end : std::next(end);
        for (auto time = first; time != end; ++time) {
            grid_.times.push_back(time->first);
        }
        std::map<Pressure, int, std::greater<>> levels;
        for (const auto& [key, bands] : bands_) {
            levels.emplace(key.second, 0);
            has_temperature_ = has_temperature_ || bands.temperature != 0;
        }
        for (const auto& [level, unused] : levels) {
            grid_.levels.push_back(level);
        }
    }

    void require_room() const
    {
        const double kept = static_cast<double>(grid_.times.size()) *
                            static_cast<double>(grid_.levels.size()) * window_.rows *
                            window_.columns * (has_temperature_ ? 3.0 : 2.0);
        if (grid_.times.empty()) {
            refuse(session_->file(), "has no wind for the time of the mission");
        }
        if (!(kept <= static_cast<double>(most_values))) {
            refuse(
                session_->file(),
                fmt::format(
                    "has {:.0f} values over the mission's region and time; {} are the most: leave "
                    "levels or times out of it",
                    kept,
                    most_values));
        }
    }

    /// What stands for zero kelvin in the band's own unit.
    double zero_of(int number) const
    {
        const bool is_kelvin =
            number != 0 && item(GDALGetRasterBand(dataset_, number), "GRIB_UNIT") == "[K]";
        return is_kelvin ? 0.0 : -273.15;
    }

    struct Origin {
        int number = 0;     ///< of the band; without one, all is unknown
        double zero = 0.0;  ///< what counts as nothing in its unit
    };
    void append(std::vector<std::int32_t>& values, const Origin& from) const
    {
        const auto columns = static_cast<std::size_t>(window_.columns);
        const auto rows = static_cast<std::size_t>(window_.rows);
        if (from.number == 0) {
            values.insert(values.end(), rows * columns, WindGrid::unknown);
            return;
        }
        auto* const band = GDALGetRasterBand(dataset_, from.number);
        const auto width = static_cast<std::size_t>(width_);
        std::vector<double> read(rows * width);
        const auto code = GDALRasterIO(
            band,
            GF_Read,
            0,
            window_.first_row,
            width_,
            window_.rows,
            read.data(),
            width_,
            window_.rows,
            GDT_Float64,
            0,
            0);
        if (code != CE_None) {
            refuse(session_->file(), "cannot be read: " + session_->reason());
        }
        int has_missing = 0;
        const double missing = GDALGetRasterNoDataValue(band, &has_missing);
        for (std::size_t i = 0; i < rows; ++i) {
            const std::size_t row = window_.south_first ? i : rows - 1 - i;
            for (std::size_t k = 0; k < columns; ++k) {
                const std::size_t column =
                    (static_cast<std::size_t>(window_.first_column) + k) % width;
                const double value = read[row * width + column];
                const bool is_missing = has_missing != 0 && value == missing;
                values.push_back(is_missing ? WindGrid::unknown : hundredths(value - from.zero));
            }
        }
    }

    /// No wind blows at 400 m/s and no air is that warm: such values stand for missing ones.
    static std::int32_t hundredths(double value)
    {
        constexpr double absurd = 400.0;
        return std::abs(value) < absurd ? static_cast<std::int32_t>(std::lround(100.0 * value))
                                        : WindGrid::unknown;
    }

    const GdalSession* session_;
    GDALDatasetH dataset_;
    int width_ = 0;
    RasterWindow window_;
    std::map<std::pair<Instant, Pressure>, Bands> bands_;
    bool has_temperature_ = false;
    WindGrid grid_;
};

}  // namespace

WindGrid read_wind_file(const fs::path& file, const WindCrop& crop)
{
    require_grib(file);
    const GdalSession session{file};
    const auto dataset = open(session);
    auto grid = WindReader{session, dataset.get(), crop}.read();
    require_valid(grid);
    return grid;
}

}  // namespace transect::formats
