#pragma once

#include <QObject>

#include <memory>
#include <vector>

#include "base/result.h"
#include "service/project.h"

namespace glossator {

/// The units of a run of sentences, added up. Units with nothing to choose do not count.
struct OverviewCell
{
    qint64 firstSentence = 0; ///< position in the document; the run ends where the next one begins
    int units = 0;
    int decided = 0; ///< of them, those with a decision in force, refusals included
    int suggested = 0; ///< undecided ones whose suggestion is shown
    int probability = 0; ///< percent, summed over those

    /// Mean over the suggested ones, 0 to 1; 0 without any.
    [[nodiscard]] float confidence() const { return suggested > 0 ? float(probability) / float(100 * suggested) : 0; }
    void add(const OverviewCell &other);
    bool operator==(const OverviewCell &) const = default;
};

/// A whole document at a glance: confidence and progress along its text, in cells of about equally many characters. A worker thread with
/// a connection of its own reads them, and reads again what the project's signals name; one reading for what comes within a moment.
class DocumentOverview : public QObject
{
    Q_OBJECT

public:
    static constexpr int cellLimit = 2048;

    explicit DocumentOverview(Project &project, QObject *parent = nullptr);
    ~DocumentOverview() override; ///< cancels and waits

    /// Invalid: none.
    void setDocument(DocumentId document);

    using Cells = std::vector<OverviewCell>;
    /// As far as they are read; empty at first. Never null.
    [[nodiscard]] std::shared_ptr<const Cells> cells() const;

Q_SIGNALS:
    void changed();
    void failed(const glossator::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace glossator
