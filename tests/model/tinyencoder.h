#pragma once

#include <QString>
#include <QTemporaryDir>

#include <memory>

#include "model/sensemodel.h"

namespace glossator {

/// A BERT folder of random weights (3 layers, 32 wide) and an inventory of four glosses, for tests of everything that does not hang on
/// what the real encoder has learnt. Two with the same seed are the same to the bit.
class TinyEncoder
{
public:
    explicit TinyEncoder(unsigned seed = 1);

    [[nodiscard]] QString folder() const { return m_dir.path(); }
    [[nodiscard]] static GlossSource glosses();
    /// Fails the test that calls it when the model cannot be loaded.
    [[nodiscard]] std::unique_ptr<SenseModel> load() const;

private:
    QTemporaryDir m_dir;
};

/// Words joined by spaces, as tokens without tags.
[[nodiscard]] Sentence sentenceOf(const QString &words);

} // namespace glossator
