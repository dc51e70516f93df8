-- Verdicts and explanations of one record.
SELECT guong_verdict('tests/cli/files/school.guong', 'st', '{"study":"good","conduct":true,"activities":2}');
SELECT guong_verdict('tests/cli/files/school.guong', 'st', '{"study":"fair"}');
SELECT guong_verdict('tests/cli/files/school.guong', 'st', '{"study":"good"}');
SELECT guong_verdict('tests/cli/files/school.guong', 'le', '{"study":"good","conduct":true,"activities":2,"units":[{"completion":"good"}]}');
-- Nothing is asked of nothing.
SELECT guong_verdict('tests/cli/files/school.guong', 'st', NULL), guong_explain('tests/cli/files/school.guong', 'st', NULL);
SELECT guong_verdict('tests/cli/files/school.guong', 'st', json_object('study', study, 'conduct', json(conduct), 'activities', activities))
  FROM (SELECT 'good' AS study, 'true' AS conduct, 2 AS activities UNION ALL SELECT 'fair', 'false', NULL UNION ALL SELECT NULL, 'true', 2);
-- With and without a day.
SELECT 1 WHERE write_file(scratch('age.guong'), 'record student { born : date }
criterion grown for student : years from born to reference date >= 18 years
') IS NOT NULL;
SELECT guong_verdict(scratch('age.guong'), 'grown', '{"born":"2007-08-01"}'),
       guong_verdict(scratch('age.guong'), 'grown', '{"born":"2007-08-01"}', '2025-08-01'),
       guong_verdict(scratch('age.guong'), 'grown', '{"born":"2007-08-01"}', '2025-07-31'),
       guong_verdict(scratch('age.guong'), 'grown', '{"born":"2007-08-01"}', NULL);
SELECT guong_explain(scratch('age.guong'), 'grown', '{"born":"2007-08-01"}', 'vi', '2025-08-01') ->> '$.as_of';
-- Explanations are JSON, in the language of the rules or another, or words.
SELECT why ->> '$.verdict', why ->> '$.criterion.title', why ->> '$.reasons' FROM (SELECT guong_explain('tests/cli/files/school.guong', 'st', '{"study":"fair"}') AS why);
SELECT guong_explain('tests/cli/files/school.guong', 'st', '{"study":"fair"}', 'vi') ->> '$.criterion.title';
SELECT guong_explain('tests/cli/files/school.guong', 'st', '{"id":"a","study":"fair"}', 'en', NULL, 'text');
SELECT substr(guong_explain('tests/cli/files/school.guong', 'st', '{"study":"fair"}', 'en', NULL, 'markdown'), 1, 2),
       substr(guong_explain('tests/cli/files/school.guong', 'st', '{"study":"fair"}', 'en', NULL, 'html'), 1, 15);
