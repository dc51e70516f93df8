-- What is wrong becomes the error of the statement, in the words of the engine.
SELECT guong_verdict('tests/cli/files/broken.guong', 'good', '{}');
SELECT guong_verdict('tests/cli/files/none.guong', 'good', '{}');
SELECT guong_verdict('tests/cli/files/school.guong', 'stt', '{}');
SELECT guong_verdict('tests/cli/files/school.guong', 'st', '{"study":7}');
SELECT guong_verdict('tests/cli/files/school.guong', 'st', '{');
SELECT guong_verdict('tests/cli/files/school.guong', 'st', '{}', '2025-02-30');
SELECT guong_verdict(NULL, 'st', '{}');
SELECT guong_verdict('tests/cli/files/school.guong', NULL, '{}');
SELECT guong_explain('tests/cli/files/school.guong', 'st', '{}', 'fr');
SELECT guong_explain('tests/cli/files/school.guong', 'st', '{}', 'en', NULL, 'pdf');
SELECT guong_verdict('tests/cli/files/school.guong', 'st');
SELECT * FROM guong_items('tests/cli/files/school.guong', 'st');
SELECT * FROM guong_items('tests/cli/files/school.guong', 'st', '{"study":7}');
SELECT * FROM guong_verdicts('tests/cli/files/school.guong', '{');
CREATE VIEW v AS SELECT guong_root('.');
SELECT * FROM v;
