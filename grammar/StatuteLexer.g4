// The words of the language. The text arrives with Word's characters already made plain (see PlainText.cs): blanks are
// spaces, lines end in \n or \r\n, quotes are straight. A second pass over the tokens (LayoutPass.cs) adds INDENT, DEDENT and
// NEWLINE, joins declared names and turns the words of the second group back into WORD where they open nothing.
lexer grammar StatuteLexer;

tokens { INDENT, DEDENT, NEWLINE, NAME }

fragment S  : ' '+ ;
fragment BE : 'is' | 'are' ;
fragment L  : [\p{L}] ;
fragment D  : [0-9] ;
fragment AN : [\p{L}0-9] ;

// --- phrases: one token each, so that their words stay free for names

ALL_OF              : 'all' S 'of' ;
ANY_OF              : 'any' S 'of' ;
NONE_OF             : 'none' S 'of' ;

AT_LEAST            : 'at' S 'least' ;
AT_MOST             : 'at' S 'most' ;
MORE_THAN           : 'more' S 'than' ;
FEWER_THAN          : 'fewer' S 'than' ;
LESS_THAN           : 'less' S 'than' ;
OTHER_THAN          : 'other' S 'than' ;
ON_OR_BEFORE        : 'on' S 'or' S 'before' ;
ON_OR_AFTER         : 'on' S 'or' S 'after' ;

IS_ONE_OF           : BE S 'one' S 'of' ;
IS_NOT_ONE_OF       : BE S 'not' S 'one' S 'of' ;
IS_IN_LAST          : BE S 'in' S 'the' S 'last' ;
IS_NOT_IN_LAST      : BE S 'not' S 'in' S 'the' S 'last' ;
IS_IN               : BE S 'in' ;
IS_NOT_IN           : BE S 'not' S 'in' ;
IS_BETWEEN          : BE S 'between' ;
IS_NOT_BETWEEN      : BE S 'not' S 'between' ;
IS_WITHIN           : BE S 'within' ;
IS_NOT_WITHIN       : BE S 'not' S 'within' ;
IS_KNOWN            : BE S 'known' ;
IS_NOT_KNOWN        : BE S 'not' S 'known' ;
IS_MISSING          : BE S 'missing' ;
IS_NOT_MISSING      : BE S 'not' S 'missing' ;
IS_NOT_YET          : BE S 'not' S 'yet' ;
IS_NOT_APPLICABLE   : BE S 'not' S 'applicable' ;
IS_ELIGIBLE_FOR     : BE S 'eligible' S 'for' ;
IS_NOT_ELIGIBLE_FOR : BE S 'not' S 'eligible' S 'for' ;
IS_A                : BE S ('a' | 'an') ;
IS_NOT_A            : BE S 'not' S ('a' | 'an') ;
NOT_YET             : 'not' S 'yet' ;
NOT_APPLICABLE      : 'not' S 'applicable' ;
HAS_BEEN_GRANTED    : ('has' | 'have') S 'been' S 'granted' ;
HAS_NOT_BEEN_GRANTED : ('has' | 'have') S 'not' S 'been' S 'granted' ;
HAS_PASSED          : ('has' | 'have') S 'passed' S 'since' ;
HAS_NOT_PASSED      : ('has' | 'have') S 'not' S 'passed' S 'since' ;
DOES_NOT_APPLY      : ('does' | 'do') S 'not' S 'apply' ;
THERE_IS            : 'there' S BE ;
BOTH_DAYS_INCLUDED  : 'both' S 'days' S 'included' ;

COUNT_OF_DISTINCT   : 'count' S 'of' S 'distinct' ;
COUNT_OF            : 'count' S 'of' ;
SUM_OF              : 'sum' S 'of' ;
NTH_EARLIEST        : ORDINAL S ('earliest' | 'latest') ;
fragment ORDINAL    : 'second' | 'third' | 'fourth' | 'fifth' | 'sixth' | 'seventh' | 'eighth' | 'ninth' | 'tenth' | D+ ('st' | 'nd' | 'rd' | 'th') ;
LAST_ANNIVERSARY_OF : 'last' S 'anniversary' S 'of' ;
LATER_OF            : 'later' S 'of' ;
EARLIER_OF          : 'earlier' S 'of' ;
LATEST_OF           : 'latest' S 'of' ;
EARLIEST_OF         : 'earliest' S 'of' ;
YEARS_BETWEEN       : 'years' S 'between' ;
AGE_ON              : 'age' S 'on' ;
READING_OF          : 'reading' S 'of' ;

IF_MISSING          : 'if' S 'missing' ;
IF_NONE             : 'if' S 'none' ;
EXCEPT_WHERE        : 'except' S 'where' ;
IN_FORCE            : 'in' S 'force' ;
BECAUSE_OF          : 'because' S 'of' ;
BECAUSE_OF_CONFLICT : 'because' S 'of' S 'the' S 'conflict' S 'of' ;
AT_THE_EARLIEST     : 'at' S 'the' S 'earliest' ;
NEEDS_REVIEW        : ('needs' | 'need') S 'review' ;

BAR_TO_RELIEF       : 'bar' S 'to' S 'relief' ;
BAR_TO_EVERY_RELIEF : 'bar' S 'to' S 'every' S 'relief' ;
HOLD_WHILE          : 'hold' S 'while' ;
LIMITED_TO          : 'limited' S 'to' ;
COUNTING_GRANTED    : 'counting' S 'those' S 'granted' ;
AFTER_RELIEF        : 'after' S 'relief' ;
SUBJECT_TO          : 'subject' S 'to' ;
NO_RELIEF           : 'no' S 'relief' ;
ON_HOLD             : 'on' S 'hold' ;
PERHAPS_ON_HOLD     : 'perhaps' S 'on' S 'hold' ;
WITH_EFFECT         : 'with' S 'effect' ;
NOT_ENCODED         : 'not' S 'encoded' ;
CITATION_FORMAT     : 'citation' S 'format' ;
LAW_AS_OF           : 'law' S 'as' S 'of' ;
AS_OF               : 'as' S 'of' ;
AS_DEFINED_IN       : 'as' S 'defined' S 'in' ;
VERSION_BY          : 'version' S 'by' ;
COUNTS_FROM         : ('counts' | 'count') S 'from' ;
BEFORE_THAT         : 'before' S 'that' ;
MAY_BE_SCHEDULED    : 'may' S 'be' S 'scheduled' ;
ON_FILE_DAY         : ('holds' | 'hold') S 'on' S 'the' S 'day' S 'of' S 'the' S 'file' ;
USUALLY_MISSING     : 'usually' S 'missing' ;
INSERT_INTO         : 'insert' S 'into' ;
MAY_RANGE           : 'may' S 'range' ;
MAY_BE_OFF          : 'may' S 'be' S 'off' ;
MAY_BE_NOT_YET      : 'may' S 'be' S 'not' S 'yet' ;
MAY_NOT_APPLY       : 'may' S 'not' S 'apply' ;
IN_EXAMPLES         : 'in' S 'examples' ;
ALSO_CALLED         : 'also' S 'called' ;
INCHOATE_INCLUDED   : INCHOATE (','? S ('and' S)? INCHOATE)* S 'included' ;
fragment INCHOATE   : 'attempts' | 'conspiracies' | 'solicitations' ;

// --- words reserved everywhere

AND : 'and' ;
OR : 'or' ;
NOT : 'not' ;
IF : 'if' ;
THEN : 'then' ;
ELSE : 'else' ;
YES : 'yes' ;
NO : 'no' ;
EVERY : 'every' ;
OTHER : 'other' | 'another' ;
THIS : 'this' ;
IS : BE ;
HAS : 'has' | 'have' ;
OF : 'of' ;
TO : 'to' | '\u2013' ;
FROM : 'from' ;
UNTIL : 'until' ;
WHERE : 'where' ;
THAT : 'that' ;
BEFORE : 'before' ;
AFTER : 'after' ;
BY : 'by' ;
OVER : 'over' ;
SATISFIES : 'satisfies' ;
CALLED : 'called' ;
PLUS : 'plus' ;
MINUS : 'minus' ;
EARLIEST : 'earliest' ;
LATEST : 'latest' ;
HIGHEST : 'highest' ;
LOWEST : 'lowest' ;
EXACTLY : 'exactly' ;
PRESUME : 'presume' ;
FOR : 'for' ;
GRADED : 'graded' ;
TODAY : 'today' ;
BECAUSE : 'because' ;
GATHERS : 'gathers' ;
APPLIES : 'applies' | 'apply' ;
NEVER : 'never' ;

// --- words reserved only where they open a line, or where the layout pass keeps them

STATUTE : 'statute' ;
MODEL : 'model' ;
BILL : 'bill' ;
USE : 'use' ;
RECORD : 'record' ;
FILL : 'fill' ;
PARAMETER : 'parameter' ;
OFFENSES : 'offenses' ;
DEFINE : 'define' ;
GROUP : 'group' ;
QUESTION : 'question' ;
READING : 'reading' ;
DEFAULT : 'default' ;
RELIEF : 'relief' ;
EXAMPLE : 'example' ;
GIVEN : 'given' ;
WITH : 'with' ;
ON : 'on' ;
EXPECT : 'expect' ;
SET : 'set' ;
STRIKE : 'strike' ;
IN : 'in' ;
REPEAL : 'repeal' ;
ENACT : 'enact' ;
EFFECT : 'effect' ;
WHEN : 'when' ;
UNLESS : 'unless' ;
REACHES : 'reaches' ;
NOTWITHSTANDING : 'notwithstanding' ;
PREFER : 'prefer' ;
PER : 'per' ;
FIRST : 'first' ;
TEXT : 'text' ;
JURISDICTION : 'jurisdiction' ;
CALENDAR : 'calendar' ;
EXCEPT : 'except' ;
CITE : 'cite' ;
AMENDS : 'amends' ;
EFFECTIVE : 'effective' ;
PLURAL : 'plural' ;
BAR : 'bar' ;
AS : 'as' ;
READS : 'reads' ;
OTHERWISE : 'otherwise' ;
UNRANKED : 'unranked' ;
FINDING : 'finding' ;

// --- literals and signs

ARTICLE : ('a' | 'an' | 'the') -> channel(HIDDEN) ;

DATE
    : D D D D '-' D D '-' D D
    | ('January' | 'February' | 'March' | 'April' | 'May' | 'June' | 'July' | 'August' | 'September' | 'October' | 'November' | 'December')
      S D D? ','? S D D D D
    ;

DURATION
    : YEARS (AND_MORE MONTHS)? (AND_MORE DAYS)?
    | MONTHS (AND_MORE DAYS)?
    | DAYS
    ;
fragment YEARS    : D+ S ('years' | 'year') ;
fragment MONTHS   : D+ S ('months' | 'month') ;
fragment DAYS     : D+ S ('days' | 'day') ;
fragment AND_MORE : (',' S 'and' S | S 'and' S | ',' S | S) ;

MONEY : '$' ' '? D+ (',' D D D)* ('.' D+)? ;

NUMBER : D+ | D D? D? (',' D D D)+ ;

SECTION : D+ L* ([-./:] AN+)* [\u00BC-\u00BE]? ('(' AN+ ([.-] AN+)* ')' D*)* ;

SECT : '\u00A7' ' '* '\u00A7'? ;

SUBDIVISION : 'subd.' ;

LABEL : ('(' AN (AN | [.-])* ')')+ ;

WORD : [\p{L}_] [\p{L}0-9_]* ([-/&] AN+)* ;

// Pa.C.S.   P.S.   c.   Stat.
ABBREVIATION : ([\p{Lu}] L* | L | 'ch') ('.' AN+)* '.' -> type(WORD) ;

QUOTED_NAME : '`' ~[`\r\n]+ '`' ;
OPEN_NAME   : '`' ~[`\r\n]* ;

TEXT_BLOCK  : '"""' .*? '"""' ;
OPEN_TEXT   : '"""' ;
STRING      : '"' ~["\r\n]* '"' ;
OPEN_STRING : '"' ~["\r\n]* ;

POSS   : '\'s' ;
COMMA  : ',' ;
LPAREN : '(' ;
RPAREN : ')' ;
GE     : '>=' | '\u2265' ;
LE     : '<=' | '\u2264' ;
NE     : '<>' | '\u2260' ;
GT     : '>' ;
LT     : '<' ;
EQ     : '=' ;
HYPHEN : '-' ;

COMMENT : ('--' | '\u2014') ~[\r\n]* -> channel(HIDDEN) ;
TAB     : '\t' -> channel(HIDDEN) ;
BLANK   : [ \r\n]+ -> skip ;

ODD : . ;
