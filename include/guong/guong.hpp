#pragma once

/// Gương: an embeddable rules engine that says why. This header costs standard headers only; records from JSON are in `json.hpp`.

#include <guong/audit.hpp>
#include <guong/coverage.hpp>
#include <guong/decimal.hpp>
#include <guong/diagnostic.hpp>
#include <guong/dataset.hpp>
#include <guong/description.hpp>
#include <guong/difference.hpp>
#include <guong/evaluation.hpp>
#include <guong/explanation.hpp>
#include <guong/formatting.hpp>
#include <guong/host_function.hpp>
#include <guong/impact.hpp>
#include <guong/limits.hpp>
#include <guong/model.hpp>
#include <guong/model_parts.hpp>
#include <guong/mutation.hpp>
#include <guong/program.hpp>
#include <guong/rendering.hpp>
#include <guong/rules.hpp>
#include <guong/suggestion.hpp>
#include <guong/syntax.hpp>
#include <guong/testing.hpp>
#include <guong/text.hpp>
#include <guong/value.hpp>
#include <guong/version.hpp>
