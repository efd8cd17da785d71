#pragma once

#include <memory>
#include <stop_token>
#include <vector>

#include "base/ids.h"
#include "io/documentio.h"
#include "store/database.h"

namespace glossator {

/// Adds documents to a project: all that were not discarded become visible at once with commit(), or none ever does; the
/// destructor removes the others, and the next writer removes what a killed process left.
///
/// Rows go in through many short transactions, those of the journal included, so that people can decide in the same project all along, and
/// become a part of the project by one last one. One writer a project at a time, across processes: a second one gets
/// ProjectBusy.
class CorpusWriter : public DocumentSink
{
public:
    /// Gold keys, if any, become decisions of this annotator on the units whose externalId they name; one without senses becomes none.
    CorpusWriter(Database &database, GoldKeys gold, QString goldAnnotator);
    ~CorpusWriter() override;

    Result<void> beginDocument(const DocumentInfo &info) override;
    Result<void> addSentence(Sentence &&sentence) override;
    Result<void> endDocument(const QString &tail) override;

    /// Documents from here on have other gold keys: instance ids are those of one source. Error KeyMismatch (subject:
    /// the instance id) when one of the keys so far names a unit that was not among the sentences.
    [[nodiscard]] Result<void> changeGold(GoldKeys gold);

    /// Gives up the documents since the last changeGold(), the one in the making included, and their gold. Those before and after stay.
    void discardSource();
    /// True after an error that is the project's, not that of a document: what follows is no better.
    [[nodiscard]] bool hasFailed() const;

    /// Takes long where there is much gold. Errors, after which nothing becomes visible: KeyMismatch as above; Cancelled.
    [[nodiscard]] Result<std::vector<DocumentId>> commit(const std::stop_token &stop = {});

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace glossator
