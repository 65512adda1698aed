#include "flightlog/src/readers/parse_outcome.hpp"

#include <fmt/format.h>

namespace transect::flightlog {

void tell_end(const ParseOutcome& outcome, RowAtEnd row, LogBuilder& builder)
{
    if (outcome.end == ParseEnd::complete) {
        return;
    }
    const bool is_cut = outcome.end == ParseEnd::cut;
    if (row == RowAtEnd::open) {
        builder.drop(is_cut ? DropReason::cut_last_row : DropReason::unreadable);
    }
    builder.log().findings.push_back(
        {.severity = Severity::warning,
         .code = "log-breaks-off",
         .arguments = {{"problem", outcome.problem}},
         .place = fmt::format("line {}:{}", outcome.line, outcome.column)});
}

}  // namespace transect::flightlog
