#pragma once

#include <QString>

#include <memory>
#include <span>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "service/annotator.h"

namespace glossator {

/// A cross-encoder with the inventory: senses of single units, slowly. Works beside the annotator whose encoder and inventory it
/// shares. Thread-safe.
class CrossAnnotator
{
public:
    /// file: as train --scorer writes it. Errors: FileNotFound, FileUnreadable, those of CrossEncoder::open().
    [[nodiscard]] static Result<std::shared_ptr<const CrossAnnotator>> open(std::shared_ptr<Annotator> annotator, const QString &file);
    ~CrossAnnotator();

    [[nodiscard]] QString version() const;
    /// See CrossEncoder::recipe().
    [[nodiscard]] QString recipe() const;

    struct Place
    {
        const Sentence &sentence;
        const Unit &unit;
    };
    /// One for each place, the most probable candidate first. Progress counts pairs of sentence and gloss. Error: Cancelled.
    [[nodiscard]] Result<std::vector<Prediction>> predict(std::span<const Place> places, const TaskControl &control) const;

private:
    struct Private;
    explicit CrossAnnotator(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace glossator
