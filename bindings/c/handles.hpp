#pragma once

/// What stands behind the handles of `guong.h`. Each owns, or shares, all that it needs.

#include <memory>
#include <string>
#include <vector>

#include <guong.h>
#include <guong/evaluation.hpp>
#include <guong/json.hpp>
#include <guong/rules.hpp>

struct guong_text {
    std::string content;
};

struct guong_table {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};

struct guong_report {
    guong::report findings;
    std::string argument_fault; ///< what was wrong with an argument, where that is all there is to say
    guong::language language = guong::language::en;
};

struct guong_rules {
    guong::rules content;
};

struct guong_records {
    guong::rules read_for; ///< which names their types
    guong::records content;
};

struct guong_evaluator {
    guong::rules rules;
    std::shared_ptr<const guong::evaluator> engine;
    std::vector<guong::record> roots;
    bool show_sensitive = false;
};

struct guong_outcome {
    guong::outcome content;
    bool show_sensitive = false;
};
