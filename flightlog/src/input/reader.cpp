#include "transect/flightlog/reader.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "transect/error.hpp"
#include "transect/formats/files.hpp"

#include "flightlog/src/input/recognise.hpp"
#include "flightlog/src/readers/garmin_csv.hpp"
#include "flightlog/src/readers/klv.hpp"
#include "flightlog/src/tracks/clock_findings.hpp"

namespace transect::flightlog {
namespace {

struct Reader {
    bool (*recognises)(std::string_view bytes);
    LogFile (*parse)(SourceText source);
};

/// Every format that is read; the first that recognises a file reads it.
constexpr std::array readers{
    Reader{is_garmin_csv, parse_garmin_csv},
    Reader{is_st0601, parse_klv},
};

}  // namespace

LogFile parse_log(SourceText source)
{
    const auto recognises = [&](const Reader& reader) { return reader.recognises(source.text); };
    const auto* const reader = std::ranges::find_if(readers, recognises);
    if (reader == readers.end()) {
        throw InputError{
            {.file = std::string{source.file}},
            fmt::format(
                "{}; this version reads Garmin CSV and MISB ST 0601 KLV",
                description_of_stranger(source.text))};
    }
    auto log = reader->parse(source);
    log.name = source.file;
    std::ranges::move(clock_findings(log), std::back_inserter(log.findings));
    return log;
}

LogFile read_log(const std::filesystem::path& file)
{
    const auto text = formats::read_file(file);
    return parse_log({text, file.string()});
}

}  // namespace transect::flightlog
