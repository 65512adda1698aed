#include "flightlog/src/input/recognise.hpp"

#include <algorithm>
#include <array>

#include "flightlog/src/readers/klv_packets.hpp"
#include "flightlog/src/readers/number.hpp"
#include "flightlog/src/readers/ts_packets.hpp"

namespace transect::flightlog {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t head_bytes = 4096;

std::string_view head(std::string_view bytes)
{
    return bytes.substr(0, head_bytes);
}

std::string_view without_bom(std::string_view bytes)
{
    constexpr auto bom = "\xEF\xBB\xBF"sv;
    return bytes.starts_with(bom) ? bytes.substr(bom.size()) : bytes;
}

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

char first_letter(std::string_view bytes)
{
    const auto text = without_bom(bytes);
    const auto at = text.find_first_not_of(" \t\r\n");
    return at == std::string_view::npos ? '\0' : text[at];
}

/// Control characters other than white space do not occur in text.
bool is_binary(std::string_view bytes)
{
    const auto is_control = [](char letter) {
        const auto code = static_cast<unsigned char>(letter);
        return code < 0x20U && letter != '\t' && letter != '\r' && letter != '\n';
    };
    return std::ranges::any_of(head(bytes), is_control);
}

struct Kind {
    bool (*fits)(std::string_view bytes);
    std::string_view description;
};

/// In this order: the first that fits.
constexpr std::array kinds{
    Kind{[](std::string_view bytes) { return bytes.empty(); }, "is empty"},
    Kind{
        [](std::string_view bytes) { return contains(head(bytes), "Aircraft Report Version"); },
        "is a Garmin aircraft report about installed software, not a flight log"},
    Kind{
        [](std::string_view bytes) { return contains(head(bytes), "System Info,"); },
        "is a Garmin system report, not a flight log"},
    Kind{
        [](std::string_view bytes) { return head(bytes).starts_with("#info"); },
        "is a log of a Garmin G5"},
    Kind{
        [](std::string_view bytes) { return bytes.starts_with("\x06\x0e\x2b\x34"sv); },
        "is KLV of another set than MISB ST 0601"},
    Kind{
        [](std::string_view bytes) { return bytes.starts_with("\x1f\x8b"sv); },
        "is a gzip archive"},
    Kind{
        [](std::string_view bytes) { return bytes.starts_with("PK\x03\x04"sv); },
        "is a zip archive (KMZ is one)"},
    Kind{is_binary, "is binary data of an unknown kind"},
    Kind{[](std::string_view bytes) { return first_letter(bytes) == '<'; }, "is an XML file"},
    Kind{
        [](std::string_view bytes) {
            return first_letter(bytes) == '{' || first_letter(bytes) == '[';
        },
        "is a JSON file"},
    Kind{
        [](std::string_view bytes) { return first_letter(bytes) == '\0'; },
        "holds nothing but white space"},
};

}  // namespace

bool is_garmin_csv(std::string_view bytes)
{
    const auto text = without_bom(head(bytes));
    const auto first_line = text.substr(0, text.find('\n'));
    return first_line.substr(0, 16).find("#airframe_info") != std::string_view::npos ||
           contains(text, "Lcl Date,");
}

bool is_st0601(std::string_view bytes)
{
    return contains(bytes, st0601_key);
}

bool is_transport_stream(std::string_view bytes)
{
    if (!is_binary(bytes) || bytes.starts_with(st0601_key)) {
        return false;
    }
    const auto rhythm = find_rhythm(bytes, head_bytes);
    return rhythm && rhythm->first + 2 * rhythm->distance < bytes.size();
}

std::string_view description_of_stranger(std::string_view bytes)
{
    const auto* const kind =
        std::ranges::find_if(kinds, [&](const Kind& candidate) { return candidate.fits(bytes); });
    return kind == kinds.end() ? "is a text that is no known log" : kind->description;
}

}  // namespace transect::flightlog
