#include "flightlog/src/readers/klv_constants.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace transect::flightlog {
namespace {

constexpr std::array<const char*, 5> classifications{
    "UNCLASSIFIED", "RESTRICTED", "CONFIDENTIAL", "SECRET", "TOP SECRET"};

/// Runs of letters, in capitals.
std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> words(1);
    for (char letter : text) {
        if (letter >= 'a' && letter <= 'z') {
            letter = static_cast<char>(letter - 'a' + 'A');
        }
        if (letter >= 'A' && letter <= 'Z') {
            words.back() += letter;
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    return words;
}

bool is_one_of(std::string_view word, const std::vector<std::string_view>& names)
{
    return std::ranges::find(names, word) != names.end();
}

/// Of the standard: whether its flags were printed in two orders.
bool is_ambiguous(std::uint64_t version)
{
    constexpr std::uint64_t first = 13;
    constexpr std::uint64_t last = 16;
    return version >= first && version <= last;
}

}  // namespace

std::optional<sensor::Band> band_of(std::string_view sensor_name)
{
    static const std::vector<std::string_view> optical{
        "EO", "EOW", "EON", "TV", "DLTV", "DAYLIGHT", "VISIBLE"};
    static const std::vector<std::string_view> infrared{
        "IR", "IRW", "IRN", "FLIR", "MWIR", "LWIR", "INFRARED", "THERMAL"};
    bool is_optical = false;
    bool is_infrared = false;
    for (const auto& word : words_of(sensor_name)) {
        is_optical = is_optical || is_one_of(word, optical);
        is_infrared = is_infrared || is_one_of(word, infrared);
    }
    if (is_optical == is_infrared) {
        return std::nullopt;
    }
    return is_optical ? sensor::Band::electro_optical : sensor::Band::infrared;
}

void KlvConstants::keep(const St0601Values& values)
{
    platform_ = values.platform ? values.platform : platform_;
    tail_number_ = values.tail_number ? values.tail_number : tail_number_;
    version_ = values.version ? values.version : version_;
    if (values.sensor_name && values.sensor_name != sensor_name_) {
        sensor_name_ = values.sensor_name;
        band_ = band_of(*sensor_name_);
    }
    classification_ = std::max(classification_, values.classification.value_or(0));
    target_sets_ += values.has_targets ? 1U : 0U;
}

void KlvConstants::describe(const St0601Values& values, Record& record)
{
    record.band = band_;
    electro_optical_ += band_ == sensor::Band::electro_optical ? 1U : 0U;
    infrared_ += band_ == sensor::Band::infrared ? 1U : 0U;
    record.image_is_invalid = says_invalid(values);
    invalid_ += record.image_is_invalid ? 1U : 0U;
}

bool KlvConstants::says_invalid(const St0601Values& values)
{
    constexpr std::uint64_t invalid = 0x20;
    constexpr std::uint64_t invalid_reversed = 0x04;
    const auto flags = values.flags.value_or(0);
    if (!is_ambiguous(version_.value_or(0))) {
        return (flags & invalid) != 0;
    }
    ambiguous_ += (flags & (invalid | invalid_reversed)) != 0 ? 1U : 0U;
    return false;
}

void KlvConstants::describe(LogFile& log) const
{
    if (platform_ && tail_number_) {
        log.aircraft = *platform_ + ' ' + *tail_number_;
    } else {
        log.aircraft = platform_ ? platform_ : tail_number_;
    }
    auto& klv = log.klv.value();
    klv.invalid_images = invalid_;
    klv.electro_optical = electro_optical_;
    klv.infrared = infrared_;
    klv.target_sets = target_sets_;
    if (classification_ > 0) {
        klv.classification = classifications.at(classification_ - 1);
    }
    const auto add = [&log](const char* code, std::size_t count) {
        if (count > 0) {
            log.findings.push_back(
                {.severity = Severity::warning,
                 .code = code,
                 .arguments = {{"count", static_cast<double>(count)}}});
        }
    };
    add("klv-flags-ambiguous", ambiguous_);
    add("klv-image-invalid", invalid_);
}

}  // namespace transect::flightlog
