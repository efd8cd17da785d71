#include "inventory/glosstext.h"

namespace glossator {

QString glossText(const Inventory &inventory, SynsetId id)
{
    const Synset &synset = inventory.synset(id);
    QString text = synset.lemmas.join(QStringLiteral(", ")) + QStringLiteral(": ");
    if (!synset.fullGloss.isEmpty())
        return text + synset.fullGloss;
    text += synset.gloss;
    for (const QString &example : synset.examples)
        text += QStringLiteral("; \"") + example + u'"';
    return text;
}

QString definitionText(const Inventory &inventory, SynsetId id)
{
    const Synset &synset = inventory.synset(id);
    return synset.lemmas.join(QStringLiteral(", ")) + QStringLiteral(": ") + synset.gloss;
}

QString synsetName(const Inventory &inventory, SynsetId id)
{
    const Synset &synset = inventory.synset(id);
    for (const QString &lemma : synset.lemmas) {
        QString entry = lemma.toLower();
        entry.replace(u' ', u'_');
        for (SenseId sense : inventory.candidates(entry, synset.wordClass)) {
            if (inventory.sense(sense).synset == id)
                return inventory.sense(sense).key;
        }
    }
    return {};
}

} // namespace glossator
