/// How far a document could be read.

#pragma once

#include <cstddef>
#include <string>

#include "flightlog/src/input/log_receiver.hpp"

namespace transect::flightlog {

enum class ParseEnd { complete, cut, damaged };

struct ParseOutcome {
    ParseEnd end = ParseEnd::complete;
    std::string problem = {};
    std::size_t line = 0;
    std::size_t column = 0;
};

/// Whether the file ended inside a row.
enum class RowAtEnd { none, open };

/// Counts the row that a cut or damage has left open, and adds the finding that tells where.
void tell_end(const ParseOutcome& outcome, RowAtEnd row, LogBuilder& builder);

}  // namespace transect::flightlog
