/// The outside world as a command sees it: injected, so tests need no process.

#pragma once

#include <iosfwd>

namespace transect::cli {

enum class ExitCode : int {
    success = 0,
    answer_is_no = 1,  ///< it ran, and the answer is "no"
    usage = 2,
    bad_input = 3,
    internal_error = 4,
};

struct Console {
    std::ostream& out;         ///< results, and nothing else, so that output can be piped
    std::ostream& err;         ///< diagnostics and progress
    bool interactive = false;  ///< may draw a progress bar on err
};

}  // namespace transect::cli
