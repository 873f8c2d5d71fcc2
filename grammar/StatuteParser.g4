// The sentences of the language. No actions and no predicates; every alternative has a name. Lines and blocks come as
// INDENT, DEDENT and NEWLINE from the layout pass: every line ends in exactly one NEWLINE, after a block too.
parser grammar StatuteParser;

options { tokenVocab = StatuteLexer; }

file : topLine* EOF ;

topLine : member NEWLINE ;

member
    : statuteHead headBody?                         # statuteMember
    | modelHead headBody?                           # modelMember
    | billHead billBody?                            # billMember
    | USE STRING                                    # useMember
    | TEXT TEXT_BLOCK                               # textMember
    | declaration                                   # declarationMember
    | billLine                                      # billLineMember
    ;

// What may also be enacted by a bill.
declaration
    : recordHead recordBody?                        # recordDeclaration
    | fillHead rowBody?                             # fillDeclaration
    | parameterHead parameterBody?                  # parameterDeclaration
    | offensesHead listBody?                        # offensesDeclaration
    | defineKindHead kindBody                       # defineKindDeclaration
    | defineValueHead valueBody                     # defineValueDeclaration
    | groupHead                                     # groupDeclaration
    | questionHead questionBody?                    # questionDeclaration
    | reliefHead reliefBody?                        # reliefDeclaration
    | barHead barBody?                              # barDeclaration
    | PREFER title OVER title (COMMA title)* (COMMA? AND title)?    # preferDeclaration
    | NOT_ENCODED STRING BECAUSE STRING             # notEncodedDeclaration
    | exampleHead exampleBody?                      # exampleDeclaration
    ;

// ---------------------------------------------------------------- heads of files

statuteHead : STATUTE STRING cite? ;
modelHead   : MODEL STRING cite? ;
billHead    : BILL STRING amends? effective? ;

headBody : INDENT headLine+ DEDENT ;
headLine : headClause NEWLINE ;
headClause
    : JURISDICTION name                             # jurisdictionClause
    | cite                                          # citeClause
    | CITATION_FORMAT STRING (COMMA STRING)*        # citationFormatClause
    | CALENDAR calendarRule (COMMA calendarRule)*   # calendarClause
    | amends                                        # amendsClause
    | effective                                     # effectiveClause
    | VERSION_BY value                              # versionClause
    | TEXT TEXT_BLOCK                               # headTextClause
    ;

calendarRule : WORD+ ;
cite         : CITE STRING ;
amends       : AMENDS STRING ;
effective    : EFFECTIVE date ;

// ---------------------------------------------------------------- models

recordHead : RECORD name ;
recordBody : INDENT recordLine+ DEDENT ;
recordLine : recordItem NEWLINE ;
recordItem
    : name fieldType fieldPart*                     # fieldItem
    | COUNTS_FROM name                              # countsFromItem
    | TEXT TEXT_BLOCK                               # recordTextItem
    ;
fieldType
    : IS YES OR NO                                  # yesNoType
    | (IS | IS_A) name                              # namedType
    | IS_ONE_OF name (GT name)+ unranked?           # orderedType
    | IS_ONE_OF name (COMMA name)* (COMMA? OR name)?    # unorderedType
    ;
unranked : COMMA UNRANKED name (COMMA name)* (COMMA? OR name)? ;
fieldPart
    : STRING                                        # descriptionPart
    | COMMA MAY_BE_NOT_YET                          # mayBeNotYetPart
    | COMMA MAY_NOT_APPLY                           # mayNotApplyPart
    | COMMA MAY_BE_SCHEDULED                        # mayBeScheduledPart
    | COMMA ON_FILE_DAY                             # onFileDayPart
    | COMMA USUALLY_MISSING                         # usuallyMissingPart
    | COMMA COUNTS_FROM name (COMMA BEFORE_THAT plainValue)?    # countsFromPart
    | COMMA FINDING                                 # findingPart
    | COMMA IN_EXAMPLES plainValue                  # inExamplesPart
    | COMMA ALSO_CALLED STRING (COMMA STRING)*      # alsoCalledPart
    ;

fillHead : FILL name OF name COMMA? IF_MISSING COMMA? AS ;
rowBody  : INDENT rowLine+ DEDENT ;
rowLine  : rowItem NEWLINE ;
rowItem
    : TEXT TEXT_BLOCK                               # rowTextItem
    | LABEL? fullCondition (OTHERWISE (COMMA inForce)?)?    # valueRow
    ;

// ---------------------------------------------------------------- declarations

parameterHead : PARAMETER name cite? (IS plainValue | IS_NOT_YET)? ;
parameterBody : INDENT parameterLine+ DEDENT ;
parameterLine : parameterItem NEWLINE ;
parameterItem
    : MAY_RANGE FROM value TO value (BY value)?     # sweepItem
    | MAY_BE_OFF                                    # mayBeOffItem
    | OFFENSES validity entryBody?                  # offenseVersionItem
    | cite                                          # parameterCiteItem
    | TEXT TEXT_BLOCK                               # parameterTextItem
    | plainValue validity                           # versionItem
    ;
validity : (FROM date)? (UNTIL date)? ;

offensesHead : OFFENSES name cite? ;
listBody     : INDENT listLine+ DEDENT ;
listLine     : listClause NEWLINE ;
listClause
    : inForce                                       # listInForceClause
    | entryItem                                     # entryClause
    ;
entryBody    : INDENT entryLine+ DEDENT ;
entryLine    : entryItem NEWLINE ;
entryItem
    : TEXT TEXT_BLOCK                               # entryTextItem
    | cite                                          # entryCiteItem
    | LABEL? EXCEPT? offense entryTail*             # offenseEntry
    ;
offense
    : citation (TO rangeEnd)?                       # citedOffense
    | name                                          # includedList
    ;
rangeEnd
    : citation                                      # wholeEnd
    | NUMBER                                        # shortEnd
    ;
entryTail
    : COMMA? GRADED name                            # gradedTail
    | COMMA? INCHOATE_INCLUDED                      # inchoateTail
    | COMMA? inForce                                # inForceTail
    | COMMA? WHERE condition                        # whereTail
    | COMMA? EXCEPT_WHERE condition                 # exceptWhereTail
    ;

defineKindHead  : DEFINE name plural? cite? AS ;
defineValueHead : DEFINE name OF name cite? AS ;
plural          : PLURAL STRING ;
groupHead       : GROUP name plural? GATHERS name OF name BY name cite? ;
kindBody
    : restricted                                    # inlineKind
    | INDENT kindLine* restricted NEWLINE kindLine* DEDENT    # blockKind
    ;
kindLine : kindClause NEWLINE ;
kindClause
    : inForce                                       # kindInForceClause
    | TEXT TEXT_BLOCK                               # kindTextClause
    ;
restricted : noun that? (WHERE condition)? ;
valueBody
    : fullCondition                                 # inlineValue
    | valueBlock                                    # blockValue
    ;
valueBlock : INDENT valueLine+ DEDENT ;
valueLine : valueClause NEWLINE ;
valueClause
    : inForce                                       # valueInForceClause
    | rowItem                                       # rowClause
    ;

questionHead : QUESTION STRING cite? ;
questionBody : INDENT questionLine+ DEDENT ;
questionLine : questionItem NEWLINE ;
questionItem
    : READING name (COMMA inForce)?                 # readingItem
    | DEFAULT name                                  # defaultItem
    | NO DEFAULT                                    # noDefaultItem
    | cite                                          # questionCiteItem
    | TEXT TEXT_BLOCK                               # questionTextItem
    ;

reliefHead : RELIEF STRING FOR name cite? ;
reliefBody : INDENT reliefLine+ DEDENT ;
reliefLine : reliefClause NEWLINE ;
reliefClause
    : EFFECT effectWords (COMMA effectWords)*       # effectClause
    | EFFECT effectBody                             # effectRowsClause
    | inForce                                       # inForceClause
    | WHEN fullCondition                            # whenClause
    | UNLESS fullCondition                          # unlessClause
    | NONE_OF items                                 # noneOfClause
    | HOLD_WHILE fullCondition                      # holdClause
    | LIMITED_TO limit                              # limitClause
    | AFTER_RELIEF title                            # afterReliefClause
    | REACHES restricted                            # reachesClause
    | SUBJECT_TO strings                            # subjectToClause
    | NOTWITHSTANDING strings                       # notwithstandingClause
    | cite                                          # reliefCiteClause
    | TEXT TEXT_BLOCK                               # reliefTextClause
    ;
limit       : limitNumber PER name limitTail* ;
limitNumber : NUMBER | name ;
effectWords : (WORD | NAME | QUOTED_NAME | TO | BY | FROM | OF | BEFORE | UNTIL | DATE)+ ;
effectBody  : INDENT effectLine+ DEDENT ;
effectLine  : effectRow NEWLINE ;
effectRow
    : LABEL? (NO_RELIEF | effectWords (COMMA effectWords)*) (WHERE condition | OTHERWISE) (COMMA inForce)?
    ;
limitTail
    : COMMA (EARLIEST | LATEST | HIGHEST | LOWEST) name FIRST    # orderTail
    | COMMA COUNTING_GRANTED titles?                # countingTail
    | COMMA? WHERE condition                        # limitWhereTail
    | COMMA inForce                                 # limitInForceTail
    ;
strings     : STRING (COMMA STRING)* (COMMA? (AND | OR) STRING)? ;
inForce     : IN_FORCE (FROM value)? (UNTIL value)? ;

barHead
    : BAR_TO_RELIEF titles cite?                    # barToSome
    | BAR_TO_EVERY_RELIEF cite?                     # barToEvery
    ;
barBody : INDENT barLine+ DEDENT ;
barLine : barClause NEWLINE ;
barClause
    : inForce                                       # barInForceClause
    | NOTWITHSTANDING strings                       # barNotwithstandingClause
    | cite                                          # barCiteClause
    | TEXT TEXT_BLOCK                               # barTextClause
    | fullCondition                                 # barCondition
    ;

// ---------------------------------------------------------------- examples

exampleHead : EXAMPLE STRING ;
exampleBody : INDENT exampleLine+ DEDENT ;
exampleLine : exampleClause NEWLINE ;
exampleClause
    : TODAY IS date                                 # todayClause
    | LAW_AS_OF date                                # lawAsOfClause
    | READING_OF title IS name                      # readingClause
    | PARAMETER name (IS plainValue | IS_NOT_YET)   # parameterClause
    | GIVEN given                                   # givenClause
    | expectation                                   # expectClause
    | TEXT TEXT_BLOCK                               # exampleTextClause
    ;

given     : givenHead givenBody? ;
givenHead : name called? (WHERE fact (factSeparator fact)*)? ;
givenBody : INDENT givenLine+ DEDENT ;
givenLine : WITH given NEWLINE ;
factSeparator : COMMA AND? | AND ;
fact
    : name IS plainValue                            # valueFact
    | name IS_MISSING                               # missingFact
    | name IS_NOT_YET                               # notYetFact
    | name (IS_NOT_APPLICABLE | DOES_NOT_APPLY)     # notApplicableFact
    | name                                          # yesFact
    | NOT name                                      # noFact
    ;

expectation : (ON date (COMMA date)* (COMMA? AND date)?)? EXPECT title (FOR name)? outcome (COMMA outcomeTail)* ;
outcome
    : IS NOT? name                                  # isOutcome
    | IS_NOT_YET name                               # notYetOutcome
    | NEEDS_REVIEW                                  # reviewOutcome
    | name                                          # verbOutcome
    ;
outcomeTail
    : UNTIL date                                    # untilTail
    | (ON_HOLD | PERHAPS_ON_HOLD) (BECAUSE_OF LABEL (COMMA LABEL)* (COMMA? AND LABEL)?)?   # onHoldTail
    | WITH_EFFECT effectWords (OR effectWords)*     # withEffectTail
    | AT_THE_EARLIEST date                          # atTheEarliestTail
    | BECAUSE_OF labelReference (factSeparator labelReference)*                   # becauseOfTail
    | BECAUSE_OF_CONFLICT STRING AND STRING                                       # becauseConflictTail
    | BECAUSE path IS_MISSING (COMMA path IS_MISSING)* (COMMA? AND path IS_MISSING)?    # becauseMissingTail
    ;

labelReference : LABEL (OF STRING)? ;

// ---------------------------------------------------------------- bills

billBody : INDENT billBodyLine+ DEDENT ;
billBodyLine : billItem NEWLINE ;
billItem
    : headClause                                    # billHeadItem
    | billLine                                      # billLineItem
    ;
billLine
    : SET name TO plainValue                        # setLine
    | SET READING_OF title TO name                  # setReadingLine
    | STRIKE READING name FROM QUESTION title       # strikeReadingLine
    | STRIKE (WHEN | UNLESS | HOLD_WHILE)? LABEL FROM provision    # strikeLabelLine
    | STRIKE EXCEPT? offense entryTail* FROM provision    # strikeEntryLine
    | IN OFFENSES name COMMA? (LABEL | EXCEPT? offense entryTail*) READS newEntry    # entryReadsLine
    | IN RELIEF title COMMA? EFFECT READS newEffect # effectReadsLine
    | IN RELIEF title COMMA? LIMITED_TO READS limit # limitReadsLine
    | IN RELIEF title COMMA? REACHES READS restricted    # reachesReadsLine
    | INSERT_INTO RELIEF title COMMA? LIMITED_TO limit   # insertLimitLine
    | STRIKE LIMITED_TO FROM RELIEF title           # strikeLimitLine
    | IN wording COMMA? (WHEN | UNLESS | HOLD_WHILE)? LABEL? READS newWords    # readsLine
    | INSERT_INTO OFFENSES name COMMA? entryBody    # insertEntriesLine
    | INSERT_INTO QUESTION title COMMA? questionBody    # insertReadingsLine
    | INSERT_INTO wording COMMA? (WHEN | UNLESS | HOLD_WHILE)? LABEL? insertion    # insertItemsLine
    | REPEAL provision                              # repealLine
    | ENACT enactBody                               # enactLine
    ;
provision
    : wording                                       # wordingProvision
    | OFFENSES name                                 # offensesProvision
    ;
// What is made of conditions; a list of offenses has lines of its own above.
wording
    : RELIEF title                                  # reliefWording
    | BAR STRING                                    # barWording
    | DEFINE name                                   # defineWording
    ;
newWords
    : fullCondition                                 # inlineWords
    | rowBody                                       # blockWords
    ;
newEffect
    : effectWords (COMMA effectWords)*              # inlineEffect
    | effectBody                                    # blockEffect
    ;
newEntry
    : entryItem                                     # inlineEntry
    | entryBody                                     # blockEntry
    ;
insertion
    : list                                          # insertedList
    | items                                         # insertedItems
    ;
enactBody : INDENT enactedLine+ DEDENT ;
enactedLine : enactedItem NEWLINE ;
enactedItem
    : declaration                                   # enactedDeclaration
    | TEXT TEXT_BLOCK                               # enactedText
    ;

// ---------------------------------------------------------------- conditions: what is open to the right ends its condition, so nothing dangles

fullCondition : condition conditionTail* ;
conditionTail
    : COMMA? PRESUME plainValue IF_MISSING          # presumeTail
    | COMMA (YES | NO) IF_NONE                      # ifNoneTail
    | COMMA? EXCEPT_WHERE condition                 # exceptTail
    | COMMA inForce                                 # itemInForceTail
    ;

condition
    : openCondition                                 # openOnly
    | part (joiner part)* (joiner openCondition | WHERE condition)?    # joined
    ;
joiner : COMMA? (AND | OR) ;
openCondition
    : IF condition COMMA? THEN condition COMMA? ELSE condition     # ifCondition
    | EVERY noun that? (WHERE condition)? COMMA? SATISFIES condition    # everyCondition
    ;
part
    : NOT part                                      # notPart
    | operand that?                                 # operandPart
    ;
that : THAT predicate (joiner predicate)* ;
operand
    : list                                          # listOperand
    | quantity noun                                 # quantityOperand
    | THERE_IS quantity? noun                       # thereIsOperand
    | (AT_LEAST | MORE_THAN) value HAS_PASSED value # passedOperand
    | READING_OF title IS NOT? name                 # readingOperand
    | value predicate?                              # valueOperand
    ;
list
    : (ALL_OF | ANY_OF | NONE_OF) items             # namedList
    | AT_LEAST NUMBER OF items                      # atLeastList
    ;
items    : INDENT itemLine+ DEDENT ;
itemLine : LABEL? fullCondition NEWLINE ;

quantity
    : NO                                            # noQuantity
    | (AT_LEAST | AT_MOST | EXACTLY | MORE_THAN | FEWER_THAN) (NUMBER | QUOTED_NAME | NAME)    # countQuantity
    ;
noun   : OTHER? name (OF path)? otherThan? called? ;
otherThan : OTHER_THAN path ;
called : CALLED name ;
source
    : noun                                          # plainSource
    | LPAREN restricted RPAREN                      # restrictedSource
    ;

predicate
    : (IS_A | IS_NOT_A) name (AS_OF term)?          # isAPredicate
    | IS NOT? value                                 # isPredicate
    | IS NOT? comparison value ((BEFORE | AFTER) value)?    # comparePredicate
    | (EQ | NE | GE | LE | GT | LT) value           # signPredicate
    | (IS_BETWEEN | IS_NOT_BETWEEN) value AND value # betweenPredicate
    | (IS_ONE_OF | IS_NOT_ONE_OF) choices           # oneOfPredicate
    | (IS_IN | IS_NOT_IN) name (AS_OF term)?        # isInPredicate
    | (IS_IN_LAST | IS_NOT_IN_LAST) value           # inTheLastPredicate
    | (IS_WITHIN | IS_NOT_WITHIN) value (BEFORE | AFTER | OF) value (COMMA BOTH_DAYS_INCLUDED)?    # withinPredicate
    | (IS_KNOWN | IS_NOT_KNOWN | IS_MISSING | IS_NOT_MISSING | IS_NOT_YET | IS_NOT_APPLICABLE | APPLIES | DOES_NOT_APPLY)    # statePredicate
    | (HAS_PASSED | HAS_NOT_PASSED) value           # passedPredicate
    | (IS_ELIGIBLE_FOR | IS_NOT_ELIGIBLE_FOR | HAS_BEEN_GRANTED | HAS_NOT_BEEN_GRANTED) title    # reliefPredicate
    | HAS quantity? noun                            # hasPredicate
    ;
comparison
    : AT_LEAST                                      # atLeastComparison
    | AT_MOST                                       # atMostComparison
    | MORE_THAN                                     # moreThanComparison
    | (LESS_THAN | FEWER_THAN)                      # lessThanComparison
    | BEFORE                                        # beforeComparison
    | AFTER                                         # afterComparison
    | ON_OR_BEFORE                                  # onOrBeforeComparison
    | ON_OR_AFTER                                   # onOrAfterComparison
    | EXACTLY                                       # exactlyComparison
    ;

// A choice is never a parenthesis: "is one of M2, M3, or (grade is M and …)" is a condition after "or".
choices : choice (COMMA choice)* (COMMA? OR choice)? ;
choice
    : citation                                      # citationChoice
    | name                                          # nameChoice
    | literal                                       # literalChoice
    ;

// ---------------------------------------------------------------- values

plainValue
    : NOT_YET                                       # notYetValue
    | NOT_APPLICABLE                                # notApplicableValue
    | value                                         # otherValue
    ;
value : term ((PLUS | MINUS) term)* ;
term
    : literal                                       # literalTerm
    | (YES | NO)                                    # yesNoTerm
    | citation                                      # citationTerm
    | LABEL                                         # oneWordTerm
    | LPAREN fullCondition RPAREN (AS_OF term)?     # parenthesis
    | COUNT_OF source                               # countTerm
    | COUNT_OF_DISTINCT name OVER source            # countDistinctTerm
    | SUM_OF name OVER source                       # sumTerm
    | (EARLIEST | LATEST | HIGHEST | LOWEST) name OF source    # extremeTerm
    | NTH_EARLIEST source BY name                   # nthTerm
    | LAST_ANNIVERSARY_OF term                      # anniversaryTerm
    | (LATER_OF | EARLIER_OF) value AND value       # pickTwoTerm
    | (LATEST_OF | EARLIEST_OF) value (COMMA value)* COMMA? AND value    # pickManyTerm
    | YEARS_BETWEEN value AND value                 # yearsBetweenTerm
    | path POSS AGE_ON term                         # ageTerm
    | path AS_OF term                               # asOfTerm
    | path                                          # pathTerm
    ;
literal : NUMBER | MONEY | DURATION | DATE | STRING | TODAY | NEVER ;
path    : THIS? name (POSS name)* ;
name    : (WORD+ | NAME | QUOTED_NAME) asDefinedIn? ;
// Which file is meant where two declare the name. Whether a name can have one is for the binder to say.
asDefinedIn : AS_DEFINED_IN STRING ;
// A relief or a question that is referred to.
title   : STRING asDefinedIn? ;
titles  : title (COMMA title)* (COMMA? (AND | OR) title)? ;
date    : DATE | SECTION | NUMBER ;

// 18 § 2706(a)(1)   35 P.S. § 780-113   PC 273.5(a)   720 ILCS 5/12-3.2   53a-60   c. 265 § 13A   609.582 subd. 3(a): parts are found by the format the model declares.
citation
    : (NUMBER | SECTION)? WORD* SECT sectionNumber subdivision?  # signCitation
    | NUMBER? WORD+ sectionNumber (SECT sectionNumber)? subdivision?    # codeCitation
    | SECTION subdivision?                          # bareCitation
    ;
subdivision   : SUBDIVISION sectionNumber ;
sectionNumber : NUMBER | SECTION ;
