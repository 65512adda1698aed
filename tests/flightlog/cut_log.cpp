#include "flightlog/cut_log.hpp"

#include <algorithm>

#include "transect/error.hpp"
#include "transect/flightlog/reader.hpp"

namespace transect::test {
namespace {

using flightlog::LogFile;

template <typename T>
bool same_or_absent(const std::optional<T>& cut, const std::optional<T>& whole)
{
    return !cut || cut == whole;
}

}  // namespace

std::vector<LogFile> logs_of(std::string_view text)
{
    try {
        return {flightlog::parse_log({text, "log"})};
    } catch (const InputError&) {
        return {};
    }
}

std::string difference(const LogFile& cut, const LogFile& whole)
{
    if (cut.records.size() > whole.records.size()) {
        return "more records than before the cut";
    }
    for (std::size_t i = 0; i < cut.records.size(); ++i) {
        const auto& left = cut.records[i];
        const auto& right = whole.records[i];
        // A cut may have left no date.
        const bool is_same = (left.time == right.time || !cut.is_dated) &&
                             left.position == right.position &&
                             same_or_absent(left.msl_height, right.msl_height) &&
                             same_or_absent(left.ellipsoid_height, right.ellipsoid_height) &&
                             same_or_absent(left.indicated_altitude, right.indicated_altitude);
        if (!is_same) {
            return "record " + std::to_string(i) + " differs";
        }
    }
    return {};
}

std::string first_fault_of_cuts(const CutCheck& check)
{
    const auto whole = logs_of(check.text);
    if (whole.size() != 1 || whole.front().records.size() != check.row_ends.size()) {
        return "the whole log is not read";
    }
    for (std::size_t size = 0; size < check.text.size(); ++size) {
        const auto left = logs_of(check.text.substr(0, size));
        const auto complete =
            std::ranges::count_if(check.row_ends, [&](auto end) { return end <= size; });
        const auto used = left.empty() ? 0 : left.front().records.size();
        auto fault = left.empty() ? std::string{} : difference(left.front(), whole.front());
        if (used + check.margin < static_cast<std::size_t>(complete)) {
            fault = "rows before the cut are lost";
        }
        if (!fault.empty()) {
            return "cut at " + std::to_string(size) + ": " + fault;
        }
    }
    return {};
}

}  // namespace transect::test
