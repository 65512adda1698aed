cmake_minimum_required(VERSION 3.25)

# The whole suite once more as a program's part whose locale writes 1,5, in a zone 5:45 h from UTC.
file(MAKE_DIRECTORY "${LOCALE_DIR}")
find_program(LOCALEDEF localedef)
if(LOCALEDEF AND NOT EXISTS "${LOCALE_DIR}/de_DE.UTF-8")
    execute_process(
        COMMAND "${LOCALEDEF}" --no-archive -c -i de_DE -f UTF-8 "${LOCALE_DIR}/de_DE.UTF-8"
        RESULT_VARIABLE ignored OUTPUT_QUIET ERROR_QUIET)
endif()
if(NOT EXISTS "${LOCALE_DIR}/de_DE.UTF-8/LC_NUMERIC")
    message("skipped: no locale de_DE (package locales)")
    return()
endif()
execute_process(
    COMMAND "${CMAKE_COMMAND}" -E env
        "LOCPATH=${LOCALE_DIR}" TRANSECT_TEST_LOCALE=de_DE.UTF-8 TZ=Asia/Kathmandu "${PROGRAM}"
    RESULT_VARIABLE exit_code)
if(NOT exit_code EQUAL 0)
    message(FATAL_ERROR "the suite fails in a comma locale")
endif()
