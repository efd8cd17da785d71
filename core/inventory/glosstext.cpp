#include "inventory/glosstext.h"

namespace glossator {

namespace {

QString heading(const Synset &synset)
{
    return synset.lemmas.join(QStringLiteral(", ")) + QStringLiteral(": ");
}

} // namespace

QString glossText(const Inventory &inventory, SynsetId id)
{
    const Synset &synset = inventory.synset(id);
    if (!synset.fullGloss.isEmpty())
        return heading(synset) + synset.fullGloss;
    QString text = definitionText(inventory, id);
    for (const QString &example : synset.examples)
        text += QStringLiteral("; \"") + example + u'"';
    return text;
}

QString definitionText(const Inventory &inventory, SynsetId id)
{
    const Synset &synset = inventory.synset(id);
    return heading(synset) + synset.gloss;
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
