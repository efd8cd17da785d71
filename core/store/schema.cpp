#include "store/schema.h"

#include <array>
#include <string>

#include "base/projectfile.h"
#include "store/migrationfunctions.h"

namespace glossator {

namespace {

// Version 1.
//
// Text is stored once, in sentences; tokens are offsets into it (UTF-16 code units). Counters of a document stand in
// its row, so that nothing has to be counted when a project opens.
//
// documents.state: 0 in use, 1 being imported (invisible until the import ends; see CorpusWriter), 2 removed. The rows
// of a removed document stay: the journal speaks of its units, and what people decided is never deleted.
//
// sentences.predicted_by: NULL when there is nothing to predict (analysed, no units); 0 when something is missing: the
// analysis, or one model's prediction for every unit; otherwise that model.
//
// units.tokens: a JSON array of token positions, ascending, no spaces: "[3]", "[3,5]". Ids of units are never used
// again: a prediction that is under way must not meet another unit. unit_ids, one row, counts them (AUTOINCREMENT
// would, too, at a third of the import's speed).
//
// predictions.candidates: pairs of sense id (32 bits) and probability (IEEE single), little-endian, in order.
//
// The journal (actions, decisions, decision_senses) only ever grows (but see version 6); triggers see to it. action kinds: 0 decide, 1
// undo, 2 redo (target: the action taken back or done again), 3 decisions that came with an import. What follows from
// the journal is kept beside it in the same transaction: history.state 0 done, 1 undone and can be redone, 2 done and
// no longer on the undo stack; an action undone for good has no row. in_force: the decision that holds for a unit, if
// any.
constexpr const char *version1 = R"sql(
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    external_id TEXT NOT NULL,
    source TEXT NOT NULL,
    state INTEGER NOT NULL,
    sentences INTEGER NOT NULL DEFAULT 0,
    analysed_sentences INTEGER NOT NULL DEFAULT 0,
    tokens INTEGER NOT NULL DEFAULT 0,
    units INTEGER NOT NULL DEFAULT 0,
    decided INTEGER NOT NULL DEFAULT 0,
    tail TEXT NOT NULL DEFAULT ''
);
CREATE TABLE model_versions (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE sense_keys (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

CREATE TABLE sentences (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES documents (id),
    position INTEGER NOT NULL,
    length INTEGER NOT NULL,
    starts_paragraph INTEGER NOT NULL,
    analysed INTEGER NOT NULL,
    predicted_by INTEGER,
    external_id TEXT NOT NULL,
    gap TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX sentence_outline ON sentences (document_id, position, length, starts_paragraph);
CREATE INDEX sentence_predicted_by ON sentences (document_id, predicted_by, position) WHERE predicted_by IS NOT NULL;

CREATE TABLE tokens (
    sentence_id INTEGER NOT NULL REFERENCES sentences (id),
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    tag INTEGER NOT NULL,
    lemma TEXT NOT NULL,
    PRIMARY KEY (sentence_id, position)
) WITHOUT ROWID;

CREATE TABLE unit_ids (next INTEGER NOT NULL);
INSERT INTO unit_ids (next) VALUES (1);
CREATE TABLE units (
    id INTEGER PRIMARY KEY,
    sentence_id INTEGER NOT NULL REFERENCES sentences (id),
    position INTEGER NOT NULL,
    word_class INTEGER NOT NULL,
    tokens TEXT NOT NULL,
    lemma TEXT NOT NULL,
    external_id TEXT NOT NULL
);
CREATE INDEX unit_sentence ON units (sentence_id, position);

CREATE TABLE predictions (
    unit_id INTEGER PRIMARY KEY REFERENCES units (id),
    model_version_id INTEGER NOT NULL REFERENCES model_versions (id),
    candidates BLOB NOT NULL
);

CREATE TABLE actions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind INTEGER NOT NULL,
    target INTEGER REFERENCES actions (id),
    time INTEGER NOT NULL
);
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    action_id INTEGER NOT NULL REFERENCES actions (id),
    unit_id INTEGER NOT NULL REFERENCES units (id),
    verdict INTEGER NOT NULL,
    time INTEGER NOT NULL,
    suggestion_shown INTEGER NOT NULL,
    model_version_id INTEGER REFERENCES model_versions (id),
    annotator TEXT NOT NULL,
    comment TEXT NOT NULL
);
CREATE INDEX decision_unit ON decisions (unit_id);
CREATE INDEX decision_action ON decisions (action_id);
CREATE TABLE decision_senses (
    decision_id INTEGER NOT NULL REFERENCES decisions (id),
    position INTEGER NOT NULL,
    sense_id INTEGER NOT NULL REFERENCES sense_keys (id),
    PRIMARY KEY (decision_id, position)
) WITHOUT ROWID;
CREATE TRIGGER actions_unchanged BEFORE UPDATE ON actions BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER actions_kept BEFORE DELETE ON actions BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER decisions_unchanged BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER decisions_kept BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER decision_senses_unchanged BEFORE UPDATE ON decision_senses BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER decision_senses_kept BEFORE DELETE ON decision_senses BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TABLE history (action_id INTEGER PRIMARY KEY REFERENCES actions (id), state INTEGER NOT NULL);
CREATE INDEX history_state ON history (state, action_id);
CREATE TABLE in_force (
    unit_id INTEGER PRIMARY KEY REFERENCES units (id),
    decision_id INTEGER NOT NULL REFERENCES decisions (id)
);

CREATE TABLE models (
    version TEXT PRIMARY KEY,
    parent TEXT NOT NULL,
    created INTEGER NOT NULL,
    score_before REAL NOT NULL,
    score_after REAL NOT NULL,
    held_out INTEGER NOT NULL,
    trained_on INTEGER NOT NULL,
    trained_parts BLOB NOT NULL
);
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
)sql";

// Version 2.
//
// decisions.sense_order: SenseOrder. suggested_sense_id and suggested_probability: what the model put first when the
// decision was made, NULL if it had said nothing. in_bulk: accepted with many others at once.
//
// units.undecided: 1 while stepping through what is left to decide stops at the unit: no decision is in force, and the
// model has not been asked or offers two senses or more (8 bytes each in predictions.candidates). Triggers keep it, so
// that whoever writes decisions and predictions need not know of it; the index makes the next such unit one look-up.
constexpr const char *version2 = R"sql(
ALTER TABLE decisions ADD COLUMN sense_order INTEGER NOT NULL DEFAULT 0;
ALTER TABLE decisions ADD COLUMN suggested_sense_id INTEGER REFERENCES sense_keys (id);
ALTER TABLE decisions ADD COLUMN suggested_probability REAL;
ALTER TABLE decisions ADD COLUMN in_bulk INTEGER NOT NULL DEFAULT 0;

ALTER TABLE units ADD COLUMN undecided INTEGER NOT NULL DEFAULT 1;
UPDATE units SET undecided = 0 WHERE id IN (SELECT unit_id FROM in_force)
    OR id IN (SELECT unit_id FROM predictions WHERE length(candidates) <= 8);
CREATE INDEX unit_undecided ON units (sentence_id) WHERE undecided = 1;
CREATE TRIGGER unit_decided AFTER INSERT ON in_force BEGIN
    UPDATE units SET undecided = 0 WHERE id = new.unit_id AND undecided = 1;
END;
CREATE TRIGGER unit_open_again AFTER DELETE ON in_force BEGIN
    UPDATE units SET undecided = 1 WHERE id = old.unit_id
        AND NOT EXISTS (SELECT 1 FROM predictions WHERE unit_id = old.unit_id AND length(candidates) <= 8);
END;
CREATE TRIGGER unit_predicted AFTER INSERT ON predictions BEGIN
    UPDATE units SET undecided = length(new.candidates) > 8
        WHERE id = new.unit_id AND undecided <> (length(new.candidates) > 8)
        AND NOT EXISTS (SELECT 1 FROM in_force WHERE unit_id = new.unit_id);
END;
CREATE TRIGGER unit_predicted_anew AFTER UPDATE OF candidates ON predictions BEGIN
    UPDATE units SET undecided = length(new.candidates) > 8
        WHERE id = new.unit_id AND undecided <> (length(new.candidates) > 8)
        AND NOT EXISTS (SELECT 1 FROM in_force WHERE unit_id = new.unit_id);
END;
CREATE TRIGGER unit_unpredicted AFTER DELETE ON predictions WHEN length(old.candidates) <= 8 BEGIN
    UPDATE units SET undecided = 1
        WHERE id = old.unit_id AND NOT EXISTS (SELECT 1 FROM in_force WHERE unit_id = old.unit_id);
END;

CREATE TABLE guidelines (
    lemma TEXT NOT NULL,
    word_class INTEGER NOT NULL,
    text TEXT NOT NULL,
    author TEXT NOT NULL,
    time INTEGER NOT NULL,
    PRIMARY KEY (lemma, word_class)
) WITHOUT ROWID;
)sql";

// Version 3: units carry what people search them by; unitfacts.h keeps it in step. form: as in the text, lower case, one
// space between the words. is_name: see looksLikeName(). status: see UnitStatus. senses, suggested, probability, margin:
// of the prediction (how many, the most probable one, its probability and its lead over the second in percent), NULL
// without. sense_id: the decision's first sense, else the suggested one. differs: decided otherwise than suggested.
// annotator, decided_at: of the decision in force.
//
// Indexes follow the order of the text within few values each, so that importing and predicting, which go through the
// text, write few pages; that is why percent. Lemmas and forms are too many for that: unit_terms has them by sentence
// (hashes, see sentencetext.h) in a full-text index, which is written in runs.
//
// sentence_text: the words of all sentences. Marks are parts of words, as vowel signs are in Arabic.
//
// repairs: what the journal's repairs (action kind 4) found and left, as sentencesnapshot.h writes it; they concern the
// sentences from this position of the document on. A unit that a repair removes goes to the sentence that removed_units
// names, of a document in state 2: journal and undo still speak of it.
constexpr const char *version3 = R"sql(
ALTER TABLE units ADD COLUMN document_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE units ADD COLUMN form TEXT NOT NULL DEFAULT '';
ALTER TABLE units ADD COLUMN is_name INTEGER NOT NULL DEFAULT 0;
ALTER TABLE units ADD COLUMN status INTEGER NOT NULL DEFAULT 0;
ALTER TABLE units ADD COLUMN differs INTEGER NOT NULL DEFAULT 0;
ALTER TABLE units ADD COLUMN senses INTEGER;
ALTER TABLE units ADD COLUMN suggested INTEGER;
ALTER TABLE units ADD COLUMN probability INTEGER;
ALTER TABLE units ADD COLUMN margin INTEGER;
ALTER TABLE units ADD COLUMN sense_id INTEGER;
ALTER TABLE units ADD COLUMN annotator TEXT;
ALTER TABLE units ADD COLUMN decided_at INTEGER;

UPDATE units SET (document_id, form, is_name) = (
    SELECT s.document_id,
        glossator_searched(group_concat(glossator_slice(s.text, t.start, t."end"), ' ')),
        glossator_is_name(s.text, t.start, units.word_class)
    FROM sentences s, json_each(units.tokens) p JOIN tokens t ON t.sentence_id = s.id AND t.position = p.value
    WHERE s.id = units.sentence_id);
UPDATE units SET (senses, suggested, probability, margin) = (
    SELECT glossator_candidate(candidates, 'count'), glossator_candidate(candidates, 'sense'),
        glossator_candidate(candidates, 'probability'), glossator_candidate(candidates, 'margin')
    FROM predictions WHERE unit_id = units.id);
UPDATE units SET status = CASE senses WHEN 1 THEN 3 WHEN 0 THEN 4 ELSE 0 END, sense_id = suggested;
UPDATE units SET status = CASE d.verdict WHEN 0 THEN 1 ELSE 2 END, annotator = d.annotator, decided_at = d.time,
    sense_id = (SELECT sense_id FROM decision_senses WHERE decision_id = d.id AND position = 0),
    differs = suggested IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM decision_senses WHERE decision_id = d.id AND sense_id = suggested)
FROM in_force f JOIN decisions d ON d.id = f.decision_id WHERE f.unit_id = units.id;

CREATE INDEX unit_status ON units (status, sentence_id, position);
CREATE INDEX unit_differs ON units (sentence_id, position) WHERE differs = 1;
CREATE INDEX unit_annotator ON units (annotator, sentence_id, position) WHERE annotator IS NOT NULL;
CREATE INDEX unit_annotator_decided_at ON units (annotator, decided_at, id) WHERE annotator IS NOT NULL;
CREATE INDEX unit_decided_at ON units (decided_at, id) WHERE decided_at IS NOT NULL;
CREATE INDEX unit_probability ON units (probability, sentence_id, position) WHERE probability IS NOT NULL;
CREATE INDEX unit_margin ON units (margin, sentence_id, position) WHERE margin IS NOT NULL;
CREATE INDEX unit_uncertain ON units (document_id, margin, sentence_id, position) WHERE status = 0 AND margin IS NOT NULL;

CREATE VIRTUAL TABLE sentence_text USING fts5(text, content='sentences', content_rowid='id', columnsize=0,
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* M* Co'");
INSERT INTO sentence_text (sentence_text) VALUES ('rebuild');
CREATE VIRTUAL TABLE unit_terms USING fts5(terms, content='', columnsize=0, detail=none, tokenize="ascii");
INSERT INTO unit_terms (rowid, terms)
    SELECT sentence_id, group_concat(glossator_terms(lemma, form), ' ') FROM units GROUP BY sentence_id;

CREATE TABLE queues (name TEXT PRIMARY KEY, filter TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE removed_units (document_id INTEGER NOT NULL REFERENCES documents (id), sentence_id INTEGER NOT NULL);
CREATE TABLE repairs (
    action_id INTEGER PRIMARY KEY REFERENCES actions (id),
    document_id INTEGER NOT NULL REFERENCES documents (id),
    position INTEGER NOT NULL,
    before BLOB NOT NULL,
    after BLOB NOT NULL
);
CREATE TRIGGER repairs_unchanged BEFORE UPDATE ON repairs BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER repairs_kept BEFORE DELETE ON repairs BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
)sql";

// Version 4: repairs.
//
// sentences.position orders the sentences of a document, so that one can be put between two others without touching all that follow;
// sentenceplaces.h translates it from and to 0, 1, 2 …, and sentence_shifts keeps what it needs for that. split_off: made by a repair, so
// that its id says nothing about its place.
//
// removed_units: one row a document, home_id, that repairs took units from. A repair may come with decisions (Cleared) on
// units that are other words since.
constexpr const char *version4 = R"sql(
UPDATE sentences SET position = ((position >> 9) << 20) | (position & 511) WHERE position > 511;
CREATE TABLE sentence_shifts (
    document_id INTEGER NOT NULL REFERENCES documents (id),
    chunk INTEGER NOT NULL,
    change INTEGER NOT NULL,
    PRIMARY KEY (document_id, chunk)
) WITHOUT ROWID;
ALTER TABLE sentences ADD COLUMN split_off INTEGER NOT NULL DEFAULT 0;
CREATE INDEX sentence_split_off ON sentences (document_id, position) WHERE split_off = 1;
ALTER TABLE removed_units ADD COLUMN home_id INTEGER NOT NULL DEFAULT -1;
CREATE INDEX removed_units_sentence ON removed_units (sentence_id, home_id);
ALTER TABLE repairs ADD COLUMN annotator TEXT NOT NULL DEFAULT '';
)sql";

// Version 5: the probability that no sense fits, see Prediction::none; units.none in percent, to search by.
//
// memory_bases: what the model alone said where the exemplar memory changed a prediction, see exemplarstore.h; before, rows of settings
// named "memory/base/UNIT": "MODEL BASE64".
constexpr const char *version5 = R"sql(
ALTER TABLE predictions ADD COLUMN none REAL;
ALTER TABLE units ADD COLUMN none INTEGER;
CREATE INDEX unit_none ON units (none, sentence_id, position) WHERE none IS NOT NULL;
CREATE TABLE memory_bases (
    unit_id INTEGER PRIMARY KEY,
    model_version_id INTEGER NOT NULL REFERENCES model_versions (id),
    candidates BLOB NOT NULL,
    none REAL
);
INSERT INTO memory_bases (unit_id, model_version_id, candidates)
    SELECT CAST(substr(name, 13) AS INTEGER), CAST(substr(value, 1, instr(value, ' ') - 1) AS INTEGER),
        glossator_from_base64(substr(value, instr(value, ' ') + 1))
    FROM settings WHERE name >= 'memory/base/' AND name < 'memory/base0';
DELETE FROM settings WHERE name >= 'memory/base/' AND name < 'memory/base0';
)sql";

// Version 6: the decisions of an import are in the journal before its documents are in use; its action has no row in history until then.
// These rows alone can be removed, so that an import that broke off leaves nothing. The view names their actions.
constexpr const char *version6 = R"sql(
CREATE VIEW incoming_actions AS SELECT id FROM actions
    WHERE kind = 3 AND NOT EXISTS (SELECT 1 FROM history WHERE action_id = actions.id);
DROP TRIGGER actions_kept; DROP TRIGGER decisions_kept; DROP TRIGGER decision_senses_kept;
CREATE TRIGGER actions_kept BEFORE DELETE ON actions WHEN NOT EXISTS (SELECT 1 FROM incoming_actions WHERE id = old.id)
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER decisions_kept BEFORE DELETE ON decisions WHEN NOT EXISTS (SELECT 1 FROM incoming_actions WHERE id = old.action_id)
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER decision_senses_kept BEFORE DELETE ON decision_senses WHEN NOT EXISTS (
    SELECT 1 FROM decisions d CROSS JOIN incoming_actions a ON a.id = d.action_id WHERE d.id = old.decision_id)
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
)sql";

constexpr std::array allMigrations = {version1, version2, version3, version4, version5, version6};

} // namespace

std::span<const char *const> migrations()
{
    return allMigrations;
}

int currentSchemaVersion()
{
    return int(allMigrations.size());
}

void migrate(SQLite::Database &connection, std::span<const char *const> steps)
{
    addMigrationFunctions(connection);
    SQLite::Transaction transaction(connection, SQLite::TransactionBehavior::IMMEDIATE);
    // Asked within the transaction: another process may have migrated the file just now.
    const int version = connection.execAndGet("PRAGMA user_version").getInt();
    for (size_t i = size_t(version); i < steps.size(); ++i)
        connection.exec(steps[i]);
    connection.exec("PRAGMA application_id = " + std::to_string(projectApplicationId));
    connection.exec("PRAGMA user_version = " + std::to_string(steps.size()));
    transaction.commit();
}

void checkSchema(SQLite::Database &connection)
{
    constexpr std::array uses = {
        "SELECT id, name, external_id, source, state, sentences, analysed_sentences, tokens, units, decided, tail FROM "
        "documents LIMIT 1",
        "SELECT id, document_id, position, length, starts_paragraph, analysed, predicted_by, external_id, gap, text "
        "FROM sentences LIMIT 1",
        "SELECT sentence_id, position, start, \"end\", tag, lemma FROM tokens LIMIT 1",
        "SELECT id, sentence_id, position, word_class, tokens, lemma, external_id, undecided FROM units LIMIT 1",
        "SELECT document_id, form, is_name, status, differs, senses, suggested, probability, margin, none, sense_id, annotator, "
        "decided_at FROM units LIMIT 1",
        "SELECT rowid FROM sentence_text LIMIT 1",
        "SELECT rowid FROM unit_terms WHERE unit_terms MATCH 'x' LIMIT 1",
        "SELECT name, filter FROM queues LIMIT 1",
        "SELECT split_off FROM sentences LIMIT 1",
        "SELECT document_id, chunk, change FROM sentence_shifts LIMIT 1",
        "SELECT document_id, sentence_id, home_id FROM removed_units LIMIT 1",
        "SELECT action_id, document_id, position, before, after, annotator FROM repairs LIMIT 1",
        "SELECT next FROM unit_ids LIMIT 1",
        "SELECT unit_id, model_version_id, candidates, none FROM predictions LIMIT 1",
        "SELECT unit_id, model_version_id, candidates, none FROM memory_bases LIMIT 1",
        "SELECT id, kind, target, time FROM actions LIMIT 1",
        "SELECT id FROM incoming_actions LIMIT 1",
        "SELECT id, action_id, unit_id, verdict, time, suggestion_shown, model_version_id, annotator, comment, "
        "sense_order, suggested_sense_id, suggested_probability, in_bulk FROM decisions LIMIT 1",
        "SELECT decision_id, position, sense_id FROM decision_senses LIMIT 1",
        "SELECT action_id, state FROM history LIMIT 1",
        "SELECT unit_id, decision_id FROM in_force LIMIT 1",
        "SELECT version, parent, created, score_before, score_after, held_out, trained_on, trained_parts FROM models "
        "LIMIT 1",
        "SELECT name, value FROM settings LIMIT 1",
        "SELECT lemma, word_class, text, author, time FROM guidelines LIMIT 1",
        "SELECT id, name FROM model_versions LIMIT 1",
        "SELECT id, name FROM sense_keys LIMIT 1",
    };
    for (const char *use : uses)
        SQLite::Statement(connection, use).executeStep();
}

} // namespace glossator
