#include "formats/mission_schema.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "transect/formats/files.hpp"

namespace transect::formats {
namespace {

using valijson::adapters::NlohmannJsonAdapter;

/// What the validator says when something inside went wrong, which it says as well.
bool is_echo(std::string_view description)
{
    constexpr std::array echoes{
        "Failed to validate against schema associated with",
        "Failed to validate item #",
        "Failed to validate against a conditional schema",
        "Failed to validate against child schema",
        "Failed to validate against additional properties schema"};
    return std::ranges::any_of(
        echoes, [&](std::string_view echo) { return description.starts_with(echo); });
}

/// The name at the end of a sentence: "Missing required property 'code'."
std::string quoted_name(std::string_view description)
{
    for (const std::string_view before : {"property '", "constraints: '"}) {
        const auto begin = description.find(before);
        if (begin != std::string_view::npos && description.ends_with("'.")) {
            description.remove_prefix(begin + before.size());
            return std::string{description.substr(0, description.size() - 2)};
        }
    }
    return {};
}

/// {"<root>", "[tasks]", "[0]"} as {"tasks", "0"}
JsonPath path_of(const std::vector<std::string>& context)
{
    JsonPath path;
    for (const auto& step : context) {
        if (step.starts_with('[') && step.ends_with(']')) {
            path.push_back(step.substr(1, step.size() - 2));
        }
    }
    return path;
}

struct Translation {
    std::string_view validator;
    std::string_view plain;
};

/// Beginnings of the validator's sentences.
constexpr std::array translations{
    Translation{"Value type not permitted", "has the wrong type"},
    Translation{"Failed to match regex", "has not the form that is expected"},
    Translation{"Failed to match against any enum", "is not one of the allowed values"},
    Translation{"Failed to match expected value", "is not the value that is expected"},
    Translation{"Failed to validate against any child", "fits none of the allowed forms"},
    Translation{"Failed to validate against any schemas", "fits none of the allowed forms"},
    Translation{
        "Failed to validate against exactly one", "fits more than one of the allowed forms"},
    Translation{"Target should not validate", "has a form that is not allowed"},
};

std::string plain_words(std::string_view description)
{
    const auto begins = [&](const Translation& entry) {
        return description.starts_with(entry.validator);
    };
    const auto* const entry = std::ranges::find_if(translations, begins);
    return std::string{entry == translations.end() ? description : entry->plain};
}

Complaint complaint(const valijson::ValidationResults::Error& error, const JsonDocument& document)
{
    auto path = path_of(error.context);
    auto text = plain_words(error.description);
    if (error.description.starts_with("Missing required property")) {
        const auto where = locate(document.source(), path);
        path.push_back(quoted_name(error.description));
        return {.where = where, .key = to_string(path), .text = "is missing"};
    }
    if (error.description.starts_with("Object contains a property")) {
        path.push_back(quoted_name(error.description));
        text = "unknown key; keys that begin with \"x-\" are ignored";
    }
    return {.where = locate(document.source(), path), .key = to_string(path), .text = text};
}

}  // namespace

std::vector<Complaint> schema_complaints(
    const JsonDocument& document, const std::filesystem::path& schema_file)
{
    const auto text = read_file(schema_file);
    const JsonDocument schema_document{{.text = text, .file = schema_file.native()}};
    valijson::Schema schema;
    valijson::SchemaParser{}.populateSchema(NlohmannJsonAdapter{schema_document.tree()}, schema);

    valijson::ValidationResults results;
    valijson::Validator{}.validate(schema, NlohmannJsonAdapter{document.tree()}, &results);
    std::vector<Complaint> complaints;
    for (const auto& error : results) {
        if (!is_echo(error.description) && complaints.size() < Complaints::max_count) {
            complaints.push_back(complaint(error, document));
        }
    }
    return complaints;
}

}  // namespace transect::formats
