-- Rules are read once, and again when a file has changed.
SELECT 1 WHERE write_file(scratch('base.guong'), 'record student { study : integer }
parameter least = 5
criterion good for student { a : study >= least }
') IS NOT NULL;
SELECT 1 WHERE write_file(scratch('unit.guong'), 'use "base.guong"
') IS NOT NULL;
SELECT guong_verdict(scratch('unit.guong'), 'good', '{"study":7}');
-- Of a used file too.
SELECT 1 WHERE write_file(scratch('base.guong'), 'record student { study : integer }
parameter least = 10
criterion good for student { a : study >= least }
') IS NOT NULL;
SELECT guong_verdict(scratch('unit.guong'), 'good', '{"study":7}');
-- The old ones do not stay in force behind broken ones.
SELECT 1 WHERE write_file(scratch('base.guong'), 'record student { study : }
') IS NOT NULL;
SELECT guong_verdict(scratch('unit.guong'), 'good', '{"study":7}');
SELECT 1 WHERE write_file(scratch('base.guong'), 'record student { study : integer }
parameter least = 7
criterion good for student { a : study >= least }
') IS NOT NULL;
SELECT guong_verdict(scratch('unit.guong'), 'good', '{"study":7}');
-- One statement judges all its rows by the same rules.
SELECT guong_verdict(scratch('unit.guong'), 'good', '{"study":7}'), write_file(scratch('base.guong'), 'record student { study : integer }
parameter least = 100
criterion good for student { a : study >= least }
') FROM (SELECT 1 UNION ALL SELECT 2);
SELECT guong_verdict(scratch('unit.guong'), 'good', '{"study":7}');
-- Used files may lie above, if the root does.
SELECT guong_verdict('tests/cli/files/units/faculty.guong', 'st', '{"study":"good"}');
SELECT guong_root('tests/cli/files');
SELECT guong_verdict('tests/cli/files/units/faculty.guong', 'st', '{"study":"good"}');
