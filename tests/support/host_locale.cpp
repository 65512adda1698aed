// A program that uses the libraries may have called setlocale. The suite then still has to pass:
// with TRANSECT_TEST_LOCALE in the environment, it does as such a program does.

#include <clocale>
#include <cstdio>
#include <cstdlib>

namespace {

const bool locale_is_set = [] {
    const char* const name = std::getenv("TRANSECT_TEST_LOCALE");
    if (name == nullptr) {
        return false;
    }
    if (std::setlocale(LC_ALL, name) == nullptr || *std::localeconv()->decimal_point != ',') {
        std::fprintf(stderr, "locale %s is missing, or its decimal point is no comma\n", name);
        std::exit(EXIT_FAILURE);
    }
    return true;
}();

}  // namespace
