#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

#include "store/exemplarstore.h"
#include "store/incoming.h"
#include "store/predictionstore.h"
#include "store/schema.h"
#include "store/sentencetext.h"
#include "store/storetesting.h"

using namespace glossator;
using namespace glossator::testing;

namespace {

/// Random documents with predictions and decisions of all kinds.
void fillAtRandom(Database &database, QRandomGenerator &random)
{
    for (int d = 0; d < 4; ++d) {
        const DocumentId document = store(database, randomDocument(random));
        std::vector<UnitPrediction> predictions;
        for (const UnitId unit : unitsOf(database, document)) {
            std::vector<SenseProbability> candidates;
            const int count = random.bounded(4);
            for (int i = 0; i < count; ++i)
                candidates.push_back({QStringLiteral("s%1").arg(i), float(count - i) / float(count * (count + 1) / 2)});
            if (random.bounded(4) > 0)
                predictions.push_back({unit, {candidates, QStringLiteral("m")}});
            const UnitDecision decision{
                unit, decisionFor(random.bounded(2) ? QStringList{QStringLiteral("s%1").arg(random.bounded(3))} : QStringList{})};
            if (random.bounded(2))
                must(DecisionStore(database).append({&decision, 1}));
        }
        must(PredictionStore(database).put(predictions));
    }
}

/// All rows of all columns.
QStringList dump(SQLite::Database &connection, const std::string &select)
{
    QStringList rows;
    SQLite::Statement statement(connection, select);
    while (statement.executeStep()) {
        QStringList row;
        for (int i = 0; i < statement.getColumnCount(); ++i)
            row.append(statement.getColumn(i).isNull() ? QStringLiteral("NULL")
                                                       : QString::fromStdString(statement.getColumn(i).getString()));
        rows.append(row.join(u'|'));
    }
    return rows;
}

/// Of a table of the main database, joined by commas.
std::string namesOfColumns(SQLite::Database &connection, const std::string &table)
{
    SQLite::Statement statement(connection, "SELECT group_concat(name) FROM pragma_table_info('" + table + "')");
    statement.executeStep();
    return statement.getColumn(0).getString();
}

} // namespace

class TestMigration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void migratesUnitsOfTheFirstVersion();
    void migratesPlacesOfTheThirdVersion();
    void migratesMemoryOfTheFourthVersion();
    void keepsGoldOfTheFifthVersion();
};

/// What the writers keep in step is what the migration of an old project computes.
void TestMigration::migratesUnitsOfTheFirstVersion()
{
    TestProject project;
    QRandomGenerator random(7);
    fillAtRandom(project.database(), random);
    const QString oldPath = project.file(QStringLiteral("old.glossator"));
    {
        SQLite::Database old(oldPath.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        migrate(old, migrations().first(1));
        old.exec("DELETE FROM unit_ids");
        old.exec("ATTACH '" + project.path().toStdString() + "' AS now");
        for (const char *table :
             {"documents", "model_versions", "sense_keys", "tokens", "unit_ids", "actions", "decision_senses", "history", "in_force"})
            old.exec("INSERT INTO main." + std::string(table) + " SELECT * FROM now." + table);
        for (const char *table : {"sentences", "predictions", "decisions"})
            old.exec("INSERT INTO main." + std::string(table) + " SELECT " + namesOfColumns(old, table) + " FROM now." + table);
        old.exec("INSERT INTO main.units SELECT id, sentence_id, position, word_class, tokens, lemma, external_id FROM now.units");
    }
    const auto migrated = must(Database::open(oldPath, Database::Mode::OpenExisting));
    const auto withTerm = [](const QString &term) {
        return "SELECT rowid FROM unit_terms WHERE unit_terms MATCH '" + term.toStdString() + "' ORDER BY rowid";
    };
    for (const std::string &select : {std::string("SELECT * FROM units ORDER BY id"), withTerm(lemmaTerm(QStringLiteral("lemma_2"))),
                                      withTerm(formTerm(QStringLiteral("bank"))),
                                      std::string("SELECT rowid FROM sentence_text WHERE sentence_text MATCH 'bank' ORDER BY rowid")}) {
        const QStringList expected = dump(project.database().connection(), select);
        QVERIFY(!expected.isEmpty());
        QCOMPARE(dump(migrated->connection(), select), expected);
    }
    migrated->connection().exec("INSERT INTO sentence_text (sentence_text, rank) VALUES ('integrity-check', 1)");
}

/// Sentences of the third version stand at 0, 1, 2 …
void TestMigration::migratesPlacesOfTheThirdVersion()
{
    TestProject project;
    constexpr int sentences = 1300;
    const DocumentId document = store(project.database(), plainDocument(sentences, 1));
    const QString oldPath = project.file(QStringLiteral("old.glossator"));
    {
        SQLite::Database old(oldPath.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        migrate(old, migrations().first(3));
        old.exec("DELETE FROM unit_ids");
        old.exec("ATTACH '" + project.path().toStdString() + "' AS now");
        for (const char *table : {"documents", "tokens", "unit_ids"})
            old.exec("INSERT INTO main." + std::string(table) + " SELECT * FROM now." + table);
        for (const char *table : {"sentences", "units"}) {
            const std::string columns = namesOfColumns(old, table);
            old.exec("INSERT INTO main." + std::string(table) + " (" + columns + ") SELECT " + columns + " FROM now." + table);
        }
        old.exec("UPDATE main.sentences SET position = id - (SELECT min(id) FROM main.sentences)");
    }
    const auto migrated = must(Database::open(oldPath, Database::Mode::OpenExisting));
    const std::string places = "SELECT id, position, split_off FROM sentences ORDER BY id";
    QCOMPARE(dump(migrated->connection(), places), dump(project.database().connection(), places));
    const CorpusStore corpus(*migrated);
    const auto outline = must(corpus.outline(document));
    QCOMPARE(outline.size(), size_t(sentences));
    for (const qint64 position : {0, 511, 512, 1023, 1024, sentences - 1}) {
        QCOMPARE(must(corpus.placeOf(outline[size_t(position)].id)).sentence, position);
        QCOMPARE(must(corpus.sentences(document, position, 1)).front().id, outline[size_t(position)].id);
    }
}

/// What the model alone said stood among the settings.
void TestMigration::migratesMemoryOfTheFourthVersion()
{
    TestProject project;
    const QString oldPath = project.file(QStringLiteral("old.glossator"));
    {
        SQLite::Database old(oldPath.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        migrate(old, migrations().first(4));
        old.exec("INSERT INTO model_versions (id, name) VALUES (3, 'first-1')");
        old.exec("INSERT INTO sense_keys (id, name) VALUES (1, 'bank%1:17:01::'), (258, 'bank%1:14:00::')");
        // Sense 1 at 0.75, sense 258 at 0.25, as little-endian numbers of 32 bits.
        const QByteArray candidates = QByteArray::fromHex("01000000"
                                                          "0000403f"
                                                          "02010000"
                                                          "0000803e");
        old.exec("INSERT INTO settings (name, value) VALUES ('memory/base/42', '3 " + candidates.toBase64().toStdString()
                 + "'), ('memory/weight', '0.5')");
    }
    const auto migrated = must(Database::open(oldPath, Database::Mode::OpenExisting));
    const ExemplarStore memory(*migrated);
    QCOMPARE(must(memory.unitsWithBase()), std::vector<UnitId>{UnitId{42}});
    const auto base = must(memory.base(UnitId{42}, QStringLiteral("first-1")));
    QVERIFY(base);
    const Prediction expected{{{QStringLiteral("bank%1:17:01::"), 0.75F}, {QStringLiteral("bank%1:14:00::"), 0.25F}},
                              QStringLiteral("first-1")};
    QCOMPARE(*base, expected);
    QVERIFY(!must(memory.base(UnitId{42}, QStringLiteral("other"))));
    QCOMPARE(dump(migrated->connection(), "SELECT name FROM settings WHERE name LIKE 'memory/%'"),
             QStringList{QStringLiteral("memory/weight")});
}

/// It came all at once then, and stays in the journal for good.
void TestMigration::keepsGoldOfTheFifthVersion()
{
    TestProject project;
    const QString oldPath = project.file(QStringLiteral("old.glossator"));
    {
        SQLite::Database old(oldPath.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        migrate(old, migrations().first(5));
        old.exec("INSERT INTO actions (id, kind, target, time) VALUES (7, 3, NULL, 0)");
        old.exec("INSERT INTO history (action_id, state) VALUES (7, 2)");
        old.exec("INSERT INTO sense_keys (id, name) VALUES (1, 'bank%1:17:01::')");
        old.exec("INSERT INTO decisions (id, action_id, unit_id, verdict, time, suggestion_shown, annotator, comment) "
                 "VALUES (5, 7, 42, 0, 0, 0, 'gold', '')");
        old.exec("INSERT INTO decision_senses (decision_id, position, sense_id) VALUES (5, 0, 1)");
    }
    const auto migrated = must(Database::open(oldPath, Database::Mode::OpenExisting));
    SQLite::Database &connection = migrated->connection();
    must(purgeIncoming(*migrated));
    for (const char *table : {"actions", "decisions", "decision_senses"}) {
        QCOMPARE(countRows(*migrated, table), 1);
        QVERIFY_THROWS_EXCEPTION(SQLite::Exception, connection.exec("DELETE FROM " + std::string(table)));
    }
}

QTEST_GUILESS_MAIN(TestMigration)
#include "tst_migration.moc"
