-- The items of a criterion.
SELECT path, label, cite, status, text FROM guong_items('tests/cli/files/school.guong', 'st', '{"study":"good","activities":2}');
SELECT path, label FROM guong_items('tests/cli/files/school.guong', 'st', '{"study":"good"}', 'vi') WHERE status = 'undetermined';
SELECT count(*) FROM guong_items('tests/cli/files/school.guong', 'st', NULL);
-- An argument is a hidden column too: it can be asked for, and compared once more.
SELECT rules, criterion, language, count(*) FROM guong_items('tests/cli/files/school.guong', 'st', '{"study":"good"}', 'vi') WHERE rules = 'tests/cli/files/school.guong';
-- Items of the record alone, not of units that are met.
SELECT path, status FROM guong_items('tests/cli/files/school.guong', 'le', '{"study":"good","conduct":true,"activities":2,"units":[{"completion":"good"}]}');
-- Joined to a table, whichever stands first.
CREATE TABLE student(name TEXT, record TEXT);
INSERT INTO student VALUES('An', '{"study":"good"}'), ('Bình', '{"study":"fair"}'), ('Chi', NULL);
SELECT name, path FROM student, guong_items('tests/cli/files/school.guong', 'st', record) WHERE status = 'unmet';
SELECT name, path FROM guong_items AS item, student WHERE item.rules = 'tests/cli/files/school.guong' AND item.criterion = 'st' AND item.json = student.record AND item.status = 'unmet';
-- A dataset, whose records refer to each other by id.
SELECT id, criterion, verdict, unmet, missing FROM guong_verdicts('tests/cli/files/school.guong', read_file('tests/cli/files/school.json')) WHERE criterion = 'le';
SELECT count(*), count(DISTINCT id) FROM guong_verdicts('tests/cli/files/school.guong', read_file('tests/cli/files/school.json'));
SELECT explanation ->> '$.verdict' FROM guong_verdicts('tests/cli/files/school.guong', read_file('tests/cli/files/school.json')) WHERE criterion = 'un';
SELECT count(*) FROM guong_verdicts('tests/cli/files/school.guong', NULL);
-- What is sensitive is withheld, and a record that is refused has a row that says why.
SELECT record, id, criterion, verdict, "values", error FROM guong_verdicts('tests/cli/files/sensitive.guong', read_file('tests/cli/files/sensitive.json'));
