#pragma once

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

#include "base/result.h"
#include "service/project.h"
#include "store/unitquery.h"
#include "text/annotation.h"

namespace glossator {

/// A unit that was found, with all that lists show of it.
struct Occurrence
{
    FoundUnit found;
    QString document; ///< name
    qint64 position = 0; ///< of the sentence in its document
    std::shared_ptr<const AnnotatedSentence> sentence;
    int unit = -1; ///< in sentence->annotations; -1: the sentence has none
};

/// The orders of a concordance. Contexts compare word by word, beginning beside the unit, in the language of the
/// system.
enum class ConcordanceOrder : quint8 { Place, LeftContext, RightContext, Probability, Sense, Document };

/// Questions about all documents, answered one after the other on a worker thread with a connection of its own. Each
/// call returns the id of its request at once; then comes one signal with that id, unless it was cancelled before. What
/// blind mode hides at the time of the call is marked so, and neither orders nor filters tell of it: see HidingRule.
class UnitSearch : public QObject
{
    Q_OBJECT

public:
    explicit UnitSearch(Project &project, QObject *parent = nullptr);
    ~UnitSearch() override; ///< cancels and waits

    int page(const UnitFilter &filter, UnitOrder order, const std::optional<UnitKey> &after, int limit);
    /// How many units there are, or the limit if there are more.
    int count(const UnitFilter &filter, UnitOrder order, qint64 limit);
    /// See uncertainUnits().
    int uncertain(const UnitFilter &filter, int limit);
    /// Units of the filter in the order of the text: at most so many, after that key or from the first on.
    int inTextOrder(const UnitFilter &filter, const std::optional<UnitKey> &after, int limit);
    /// All units of the filter, at most so many, in this order.
    int concordance(const UnitFilter &filter, ConcordanceOrder order, int limit);
    /// Those of the units that the project still has.
    int load(std::vector<FoundUnit> units);
    /// Nothing more is heard of the request.
    void cancel(int request);

Q_SIGNALS:
    /// Of page() and load().
    void occurrencesFound(int request, const std::vector<glossator::Occurrence> &occurrences);
    void counted(int request, qint64 count);
    /// Of uncertain(), inTextOrder() and concordance().
    void unitsFound(int request, const std::vector<glossator::FoundUnit> &units);
    void failed(int request, const glossator::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace glossator
