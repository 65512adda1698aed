/// What a user should know about an answer. An infeasible plan is a result, not an exception.

#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <variant>

namespace transect {

enum class Severity { note, warning, error };

/// A number is given in the unit that its name ends in ("short_kg"); the catalogue that renders the
/// text chooses the decimals.
using FindingArgument = std::variant<double, std::string>;

/// The text is rendered by a catalogue in `formats`, so that it can be translated and so that the
/// layers below never build sentences.
struct Finding {
    Severity severity = Severity::note;
    std::string code;  ///< stable, kebab-case: "fuel-short"
    std::map<std::string, FindingArgument, std::less<>> arguments = {};
    std::string place =
        {};  ///< what it is about: "sortie 2", "task koro", "log.csv:17"; may be empty
};

/// Whether the answer that these findings belong to is "no".
bool has_errors(std::span<const Finding> findings);

}  // namespace transect
