/* Calls every function of guong.h, from a program in C99. Run in the repository. */
#include "check.h"

#include <stdio.h>

int main(void) {
    CHECK(guong_version() >= 1000);
    test_arguments();
    test_rules();
    test_records();
    test_evaluation();
    test_outcomes();
    test_arrow();
    test_functions();
    printf("%d checks failed\n", failed_checks());
    return failed_checks() == 0 ? 0 : 1;
}
