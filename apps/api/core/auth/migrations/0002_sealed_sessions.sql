-- Session tokens are stored sealed from here on; sessions of before, with tokens in plain text, end.
delete from scale_auth."session";
delete from scale_auth."verification";
